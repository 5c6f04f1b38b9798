using System.CommandLine;
using Certs.Cli.Reports;
using Certs.Cli.Service;
using Certs.Core.Registry;
using Spectre.Console;

namespace Certs.Cli.Commands.Governing;

/// <summary>
/// <c>certs governance propose|vote|execute|list</c>: what the members decide together. What a proposal would do is read
/// from the chain here, so that nobody votes for what a service says it is.
/// </summary>
internal static class GovernanceCommand
{
    public static Command Create() => new("governance", "Proposals and votes of the member provinces. 联盟治理。")
    {
        ProposeCommand.Create(), VoteCommand.Vote(), VoteCommand.Execute(), List(),
    };

    private static Command List()
    {
        Option<bool> all = new("--all") { Description = "Also proposals that nobody can vote for any more." };
        Command command = LocalChain.Into(new Command("list", "Members and proposals, newest first.") { all, JsonOutput.Option });
        command.SetAction(async (parsed, stop) =>
        {
            using LocalChain chain = LocalChain.Open(parsed);
            RegistryView view = await chain.ReadAsync(parsed.GetValue(LocalChain.KnownAtOption), stop);
            Proposal[] proposals =
            [
                .. view.Proposals().Where(
                    proposal => parsed.GetValue(all) || view.StateOf(proposal) == ProposalState.Open),
            ];
            Table table = new Table().AddColumns("No. 编号", "Decision 事项", "Votes 票", "State 状态", "Expires 到期");
            int quorum = Proposal.Quorum(view.Members().Count);
            foreach (Proposal proposal in proposals)
            {
                table.AddRow(
                    new Text($"{proposal.Id}"), new Text(DecisionText.Of(proposal, chain.Network.Contracts)),
                    new Text(
                        $"{string.Join(", ", proposal.Votes.Select(vote => vote.Province))} "
                        + $"({proposal.Votes.Count}/{quorum})"),
                    new Text(DecisionText.Of(view.StateOf(proposal))), new Text(Values.Text(proposal.ExpiresAt)));
            }

            return JsonOutput.Print(parsed, ChainLists.Proposals(view, proposals, chain.Network.Contracts), () =>
            {
                AnsiConsole.WriteLine($"成员 Members: {string.Join(", ", view.Members().Select(Values.Name))}");
                AnsiConsole.Write(table);
            });
        });
        return command;
    }
}
