using Certs.Core.Registry;

namespace Certs.Core.Verification;

/// <summary>What stands in a bundle's and a trust file's place of asking nodes.</summary>
public sealed record OfflineProof
{
    /// <summary>What anchor and status rest on.</summary>
    public required OfflineBasis Basis { get; init; }

    /// <summary>How the block of the anchor was proven, for people; null: it was not.</summary>
    public required string? AnchorBlock { get; init; }

    /// <summary>The block at which statuses were proven; null: none is.</summary>
    public required ChainHead? StatusBlock { get; init; }

    /// <summary>Why no status is proven; null: each of <see cref="Statuses"/> is.</summary>
    public required StatusTrouble? StatusTrouble { get; init; }

    /// <summary>The statuses of the document and of its bridge statements.</summary>
    public required IReadOnlyList<ProvenStatus> Statuses { get; init; }

    /// <summary>For how long after <see cref="Evidence.KnownUntil"/> the registries count.</summary>
    public required TimeSpan RegistriesMaxAge { get; init; }

    /// <summary>For how long after its block a status counts.</summary>
    public required TimeSpan StatusMaxAge { get; init; }

    /// <summary>The provinces whose recognition rules are all known.</summary>
    public required IReadOnlyList<ushort> RelyingProvinces { get; init; }

    /// <summary>The blocks that proved themselves, by seals or by provinces: what a verifier may remember.</summary>
    public IReadOnlyList<BlockProof> Blocks { get; init; } = [];

    /// <summary>The blocks that proved themselves where another of their height is known: evidence to keep.</summary>
    public IReadOnlyList<BlockContradiction> Contradictions { get; init; } = [];

    /// <summary>Why the status of a certificate or statement is not known at a moment; null: it is.</summary>
    /// <param name="agency">Who issued it.</param>
    /// <param name="handle">SHA-256 of its handle.</param>
    /// <param name="at">The moment.</param>
    /// <param name="anchor">The block that anchored it; null: not proven.</param>
    internal StatusTrouble? TroubleOf(AgencyId agency, Hash32 handle, DateTimeOffset at, AnchorRecord? anchor)
    {
        if (StatusTrouble is not null || StatusBlock is not { } block)
        {
            return StatusTrouble ?? new StatusTrouble(OfflineReasons.StatusProofMissing, "No block is proven.");
        }

        ProvenStatus? proven = Statuses.FirstOrDefault(one => one.Agency == agency && one.Handle == handle);
        return proven is null
                ? new StatusTrouble(OfflineReasons.StatusProofMissing, "It is not among the proven ones.")
            : anchor is not null && anchor.BlockNumber > block.BlockNumber
                ? new StatusTrouble(
                    OfflineReasons.StatusBeforeAnchor,
                    $"Proven at block {block.BlockNumber}, anchored in block {anchor.BlockNumber}.")
            : proven.IsKnownAt(at) ? null
            : new StatusTrouble(
                OfflineReasons.StatusHistoryMissing,
                $"Change {proven.Changes[^1].Sequence} is effective from "
                + $"{Moments.Text(proven.Changes[^1].EffectiveFrom)}.");
    }
}
