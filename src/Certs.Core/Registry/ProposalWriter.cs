namespace Certs.Core.Registry;

/// <summary>Adds proposals and votes to a <see cref="RegistryLog"/>.</summary>
internal static class ProposalWriter
{
    /// <summary>Adds a proposal, a vote or an execution.</summary>
    public static void Append(RegistryLog log, RegistryEvent recorded)
    {
        switch (recorded)
        {
            case RegistryEvent.ProposalMade made:
                Proposal proposal = new(
                    made.Proposal, made.Province, made.Target, made.Data, made.At, [], null);
                RegistryWriter.Require(
                    log.Proposals.TryAdd(made.Proposal, new Recorded<Proposal>(proposal, made.At, null)),
                    made, $"proposal {made.Proposal} was there before");
                break;
            case RegistryEvent.VoteCast vote:
                Proposal voted = Get(log, vote.Proposal, vote);
                RegistryWriter.Require(
                    !voted.HasVoteOf(vote.Province), vote, $"province {vote.Province} voted before");
                voted = voted with { Votes = [.. voted.Votes, new ProposalVote(vote.Province, vote.At)] };
                RegistryLog.Push(log.Proposals, vote.Proposal, voted, vote.At);
                break;
            case RegistryEvent.ProposalExecuted executed:
                Proposal done = Get(log, executed.Proposal, executed) with { ExecutedAt = executed.At };
                RegistryLog.Push(log.Proposals, executed.Proposal, done, executed.At);
                break;
        }
    }

    private static Proposal Get(RegistryLog log, uint id, RegistryEvent recorded)
    {
        Proposal? proposal = log.Proposals.GetValueOrDefault(id)?.Value;
        RegistryWriter.Require(
            proposal is { ExecutedAt: null }, recorded, $"proposal {id} is unknown or was executed");
        return proposal!;
    }
}
