using Certs.Core.Registry;
using Certs.Ledger.Contracts;

namespace Certs.Cli.Reports;

/// <summary>What members decide on, in words, Chinese and English.</summary>
internal static class DecisionText
{
    /// <summary>What a proposal would do, as its call on the chain says.</summary>
    public static string Of(Proposal proposal, ContractAddresses contracts) =>
        ConsortiumDecision.Of(proposal, contracts) switch
        {
            ConsortiumDecision.SetSuite rating => Of(rating.Assessment),
            ConsortiumDecision.AddMember added =>
                $"吸收成员 admit {Values.Name(added.Member.Province)}, admin {added.Member.Admin}",
            ConsortiumDecision.RemoveMember removed => $"移除成员 remove {Values.Name(removed.Province)}",
            ConsortiumDecision.SetValidator named => named.Validator.IsZero
                ? $"取消验证节点 no validator for {Values.Name(named.Province)}"
                : $"指定验证节点 validator {named.Validator} for {Values.Name(named.Province)}",
            _ => "未知事项，切勿投票 unknown call: do not vote for it",
        };

    /// <summary>What can become of it.</summary>
    public static string Of(ProposalState state) => state switch
    {
        ProposalState.Open => "表决中 OPEN",
        ProposalState.Executed => "已执行 EXECUTED",
        ProposalState.Expired => "已过期 EXPIRED",
        ProposalState.Outdated => "成员已变更，须重新提出 OUTDATED",
    };

    private static string Of(SuiteAssessment rating) =>
        $"评定算法 rate {rating.Number} {rating.Name}\n"
        + $"签发 issue {Or(rating.IssueFrom, "never")} – {Or(rating.IssueUntil, "open")}\n"
        + $"认可至 accept until {Or(rating.AcceptUntil, "open")}, 失效 broken since {Or(rating.BrokenSince, "—")}";

    private static string Or(DateTimeOffset? moment, string otherwise) =>
        moment is null ? otherwise : Values.Text(moment);
}
