using Certs.Api.V1;
using Certs.Cli.Demo;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Xunit;

namespace Certs.Server.Tests.Governance;

/// <summary>What Zhejiang recognises, written and asked over gRPC with the real chain.</summary>
[Collection(GovernedProvinces.Name)]
public sealed class RecognitionRulesTests(ThreeProvinces provinces)
{
    private static readonly DateTimeOffset NewYear = new(2029, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rule_holds_from_its_moment_on_and_only_as_known_since_its_block()
    {
        RecognisesResponse before = await AskAsync(Suite.Sm2, 15, NewYear);
        RecognitionRule added = await AddAsync(Rule(Suite.Sm2, 15, RuleVerdict.Recognised, NewYear));

        RecognisesResponse early = await AskAsync(Suite.Sm2, 15, NewYear.AddSeconds(-1));
        RecognisesResponse late = await AskAsync(Suite.Sm2, 15, NewYear);
        RecognisesResponse unknown = await AskAsync(Suite.Sm2, 15, NewYear, before.AsOf.BlockNumber);

        Assert.Equal(Recognition.NotRecognised, before.Recognition);
        Assert.Equal((Recognition.NotRecognised, "NOT_RECOGNISED_SUITE"), (early.Recognition, early.Reason));
        Assert.Equal(added, early.UpcomingRule);
        Assert.Contains(RecognitionChange.RuleTakesEffect, early.Changes);
        Assert.Equal((Recognition.Recognised, added, Suite.Sm2), (late.Recognition, late.Rule, late.Suite));
        Assert.Equal(before, unknown);
    }

    [Fact]
    public async Task A_call_that_is_repeated_writes_nothing_and_gets_the_same_answer()
    {
        AddRuleRequest request = Rule(Suite.Sm2, 21, RuleVerdict.ByBridge, null);

        RecognitionRule first = await AddAsync(request);
        RecognitionRule second = await AddAsync(request);

        Assert.Equal(first, second);
        ListRulesResponse rules = await provinces.OfZhejiang.Recognition.ListRulesAsync(
            new ListRulesRequest(), cancellationToken: Stop);
        Assert.Single(rules.Rules, rule => rule.Selector.IssuerProvince == 21);
        request.Verdict = RuleVerdict.NotRecognised;
        await Refused.AsAsync(
            StatusCode.AlreadyExists, "REQUEST_ID_REUSED", provinces.OfZhejiang.Recognition.AddRuleAsync(request));
    }

    [Fact]
    public async Task A_tie_is_refused_and_the_rule_in_the_way_is_named()
    {
        RecognitionRule first = await AddAsync(Rule(Suite.Rs256, 22, RuleVerdict.RecognisedWithConditions, NewYear, 1));

        string same = await Refused.AsAsync(
            StatusCode.FailedPrecondition, "RULE_TIES",
            provinces.OfZhejiang.Recognition.AddRuleAsync(
                Rule(Suite.Rs256, 22, RuleVerdict.NotRecognised, NewYear.AddDays(1))));
        AddRuleRequest beside = Rule(Suite.Unspecified, 22, RuleVerdict.RecognisedWithConditions, NewYear, 2);
        beside.Selector.Type = Licences.Type;
        string tie = await Refused.AsAsync(
            StatusCode.FailedPrecondition, "RULE_TIES", provinces.OfZhejiang.Recognition.AddRuleAsync(beside));

        Assert.Contains($"Rule {first.RuleId} ", same, StringComparison.Ordinal);
        Assert.Contains($"Rule {first.RuleId} ", tie, StringComparison.Ordinal);
        beside.Verdict = RuleVerdict.NotRecognised;
        RecognitionRule denying = await AddAsync(beside);
        RecognisesResponse answer = await AskAsync(Suite.Rs256, 22, NewYear);
        Assert.Equal((Recognition.NotRecognised, denying), (answer.Recognition, answer.Rule));
    }

    [Fact]
    public async Task An_end_that_is_recorded_ends_the_rule_and_not_what_was_known_before()
    {
        RecognitionRule added = await AddAsync(Rule(Suite.Sm2, 23, RuleVerdict.Recognised, NewYear));

        RecognitionRule ended = (await provinces.OfZhejiang.Recognition.EndRuleAsync(
            new EndRuleRequest
            {
                RequestId = Id(),
                RuleId = added.RuleId,
                ValidUntil = NewYear.AddDays(9).ToTimestamp(),
            },
            cancellationToken: Stop)).Rule;
        RecognisesResponse now = await AskAsync(Suite.Sm2, 23, NewYear.AddDays(9));
        RecognisesResponse then = await AskAsync(
            Suite.Sm2, 23, NewYear.AddDays(9), added.Recorded.BlockNumber);

        Assert.Equal((2u, NewYear.AddDays(9)), (ended.Version, ended.ValidUntil.ToDateTimeOffset()));
        Assert.Equal((Recognition.NotRecognised, "NOT_RECOGNISED_AGREEMENT_ENDED"), (now.Recognition, now.Reason));
        Assert.Equal(ended, now.Rule);
        Assert.Equal((Recognition.Recognised, added), (then.Recognition, then.Rule));
        await Refused.AsAsync(
            StatusCode.FailedPrecondition, "END_NOT_EARLIER",
            provinces.OfZhejiang.Recognition.EndRuleAsync(new EndRuleRequest
            {
                RequestId = Id(),
                RuleId = added.RuleId,
                ValidUntil = NewYear.AddDays(10).ToTimestamp(),
            }));
    }

    [Fact]
    public async Task Another_province_s_admin_cannot_end_a_rule()
    {
        RecognitionRule added = await AddAsync(Rule(Suite.Sm2, 31, RuleVerdict.Recognised, NewYear));

        await Refused.AsAsync(
            StatusCode.FailedPrecondition, "RECORD_OF_OTHER_PROVINCE",
            provinces.OfGansu.Recognition.EndRuleAsync(new EndRuleRequest
            {
                RequestId = Id(),
                RuleId = added.RuleId,
                ValidUntil = NewYear.ToTimestamp(),
            }));

        GetRuleResponse kept = await provinces.OfZhejiang.Recognition.GetRuleAsync(
            new GetRuleRequest { RuleId = added.RuleId }, cancellationToken: Stop);
        Assert.Equal(added, kept.Rule);
        await Refused.AsAsync(
            StatusCode.NotFound, "RULE_NOT_FOUND",
            provinces.OfZhejiang.Recognition.EndRuleAsync(
                new EndRuleRequest { RequestId = Id(), RuleId = 9999, ValidUntil = NewYear.ToTimestamp() }));
    }

    [Fact]
    public async Task A_bridging_body_is_accredited_for_a_time_by_the_province_that_relies_on_it()
    {
        const string Body = "urn:certs:agency:62:77";
        AccreditBridgeRequest request = new()
        {
            RequestId = Id(),
            Agency = Body,
            ValidFrom = NewYear.ToTimestamp(),
        };

        BridgeAccreditation accredited = (await provinces.OfZhejiang.Recognition.AccreditBridgeAsync(
            request, cancellationToken: Stop)).Accreditation;
        BridgeAccreditation ended = (await provinces.OfZhejiang.Recognition.EndAccreditationAsync(
            new EndAccreditationRequest
            {
                RequestId = Id(),
                Agency = Body,
                ValidUntil = NewYear.AddDays(30).ToTimestamp(),
            },
            cancellationToken: Stop)).Accreditation;

        Assert.Null(Assert.Single(accredited.Periods).ValidUntil);
        Assert.Equal(NewYear.AddDays(30), Assert.Single(ended.Periods).ValidUntil.ToDateTimeOffset());
        ListAccreditationsResponse list = await provinces.OfZhejiang.Recognition.ListAccreditationsAsync(
            new ListAccreditationsRequest { Province = 33 }, cancellationToken: Stop);
        Assert.Contains(ended, list.Accreditations);
        await Refused.AsAsync(
            StatusCode.NotFound, "NOT_ACCREDITED",
            provinces.OfGansu.Recognition.EndAccreditationAsync(
                new EndAccreditationRequest { RequestId = Id(), Agency = Body, ValidUntil = NewYear.ToTimestamp() }));
    }

    [Fact]
    public async Task Rules_come_in_pages_that_leave_none_out()
    {
        List<uint> seen = [];
        string token = "";
        do
        {
            ListRulesResponse page = await provinces.OfZhejiang.Recognition.ListRulesAsync(
                new ListRulesRequest { Province = 53, PageSize = 1, PageToken = token }, cancellationToken: Stop);
            seen.Add(Assert.Single(page.Rules).RuleId);
            token = page.NextPageToken;
        }
        while (token.Length > 0);

        ListRulesResponse all = await provinces.OfYunnan.Recognition.ListRulesAsync(
            new ListRulesRequest { KnownAtBlock = 0 }, cancellationToken: Stop);
        Assert.Equal(all.Rules.Select(rule => rule.RuleId), seen);
        Assert.Equal(2, seen.Count);
    }

    private static string Id() => Guid.NewGuid().ToString();

    private static AddRuleRequest Rule(
        Suite suite, uint issuer, RuleVerdict verdict, DateTimeOffset? from, byte policy = 0) => new()
        {
            RequestId = Id(),
            Selector = new RuleSelector { Suite = suite, IssuerProvince = issuer },
            Verdict = verdict,
            ValidFrom = from?.ToTimestamp(),
            PolicyDigest = policy == 0
                ? ByteString.Empty
                : ByteString.CopyFrom(Enumerable.Repeat(policy, 32).ToArray()),
        };

    private async Task<RecognitionRule> AddAsync(AddRuleRequest request) =>
        (await provinces.OfZhejiang.Recognition.AddRuleAsync(request, cancellationToken: Stop)).Rule;

    private async Task<RecognisesResponse> AskAsync(
        Suite suite, uint issuer, DateTimeOffset at, long knownAtBlock = 0) =>
        await provinces.OfZhejiang.Recognition.RecognisesAsync(
            new RecognisesRequest
            {
                FromProvince = issuer,
                Suites = { suite },
                Type = Licences.Type,
                AtTime = at.ToTimestamp(),
                KnownAtBlock = knownAtBlock,
            },
            cancellationToken: Stop);
}
