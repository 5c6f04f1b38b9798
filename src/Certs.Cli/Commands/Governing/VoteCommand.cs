using System.CommandLine;
using Certs.Api.V1;
using Certs.Cli.Reports;
using Certs.Cli.Service;
using Certs.Core.Registry;
using Google.Protobuf;
using Proposal = Certs.Core.Registry.Proposal;

namespace Certs.Cli.Commands.Governing;

/// <summary>
/// <c>certs governance vote</c> and <c>execute</c>. The consortium carries a proposal out with the vote that makes more
/// than two thirds; <c>execute</c> is that vote, and refuses to be any other.
/// </summary>
internal static class VoteCommand
{
    private static readonly Argument<uint> Id = new("proposal") { Description = "The proposal's number." };
    private static readonly Option<string?> RequestId = new("--request-id") { Description = "A UUID: the same one again changes nothing. Default: a new one." };

    /// <summary>Votes.</summary>
    public static Command Vote()
    {
        Command command = Make("vote", "Vote for a proposal.");
        command.SetAction((parsed, stop) => RunAsync(parsed, (_, _) => { }, stop));
        return command;
    }

    /// <summary>Casts the vote that decides.</summary>
    public static Command Execute()
    {
        Command command = Make("execute", "Cast the vote that carries a proposal out; refused while more votes are needed.");
        command.SetAction((parsed, stop) => RunAsync(parsed, RequireDeciding, stop));
        return command;
    }

    private static Command Make(string name, string description)
    {
        Command command = new(name, description) { Id, RequestId, JsonOutput.Option };
        command.Add(LocalChain.NetworkOption);
        command.Add(LocalChain.NodeOption);
        command.Add(DataFolder.Option);
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult parsed, Action<Proposal, RegistryView> check, CancellationToken stop)
    {
        using LocalChain chain = LocalChain.Open(parsed);
        RegistryView view = await chain.ReadAsync(null, stop);
        uint id = parsed.GetValue(Id);
        Proposal proposal = view.FindProposal(id) ?? throw new UsageException($"There is no proposal {id}.");
        TextWriter words = parsed.GetValue(JsonOutput.Option) ? Console.Error : Console.Out;
        await words.WriteLineAsync(DecisionText.Of(proposal, chain.Network.Contracts));
        check(proposal, view);
        CastVoteRequest request = new()
        {
            RequestId = Values.RequestId(parsed.GetValue(RequestId)),
            ProposalId = id,
            CallDigest = ByteString.CopyFrom(proposal.CallDigest.ToArray()),
        };
        using ServiceConnection service = ServiceConnection.Open(DataFolder.Of(parsed), "operator");
        Api.V1.Proposal voted = (await service.Governance.CastVoteAsync(request, cancellationToken: stop)).Proposal;
        return JsonOutput.Print(parsed, voted, () => Console.WriteLine(
            $"{voted.ProposalId} {DecisionText.Of((Core.Registry.ProposalState)voted.State)} "
            + $"{voted.Votes.Count}/{voted.Quorum}"));
    }

    private static void RequireDeciding(Proposal proposal, RegistryView view)
    {
        int missing = Proposal.Quorum(view.Members().Count) - proposal.Votes.Count;
        if (view.StateOf(proposal) == Core.Registry.ProposalState.Open && missing > 1)
        {
            throw new UsageException(
                $"Proposal {proposal.Id} needs {missing} more votes; this province has one. certs governance vote casts it.");
        }
    }
}
