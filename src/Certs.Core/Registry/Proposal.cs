using Certs.Core.Suites;

namespace Certs.Core.Registry;

/// <summary>What a member wants the consortium to do, and who agreed.</summary>
/// <param name="Id">Its number on the chain, 1 or more.</param>
/// <param name="Proposer">The province that made it; its vote is the first of <see cref="Votes"/>.</param>
/// <param name="Target">The account of the contract to call, 20 bytes.</param>
/// <param name="Data">The call: selector and arguments.</param>
/// <param name="MadeAt">Where on the chain it was made.</param>
/// <param name="Votes">Who agreed, in the order of their votes.</param>
/// <param name="ExecutedAt">Where on the chain the call was made; null: it was not.</param>
public sealed record Proposal(
    uint Id, ushort Proposer, ReadOnlyMemory<byte> Target, ReadOnlyMemory<byte> Data, ChainPoint MadeAt,
    IReadOnlyList<ProposalVote> Votes, ChainPoint? ExecutedAt)
{
    /// <summary>How long members can vote, as the contract <c>Consortium</c> has it.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    /// <summary>The first moment at which nobody can vote for it any more.</summary>
    public DateTimeOffset ExpiresAt => MadeAt.BlockTime + Lifetime;

    /// <summary>SHA-256 of the contract and the call: what a voter names.</summary>
    public Hash32 CallDigest => new(Hashing.Sha256([.. Target.Span, .. Data.Span]));

    /// <summary>Whether a province has voted for it.</summary>
    public bool HasVoteOf(ushort province) => Votes.Any(vote => vote.Province == province);

    /// <summary>How many votes make it: more than two thirds of the members.</summary>
    /// <param name="members">How many provinces are members.</param>
    public static int Quorum(int members) => (members * 2 / 3) + 1;
}
