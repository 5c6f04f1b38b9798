using System.Globalization;
using Certs.Core.Proofs;

namespace Certs.Core.Bundles;

/// <summary>
/// What a verifier without a network knows of the chain and its registries: the ground that bundles are judged on.
/// </summary>
/// <remarks>The form in bytes is that of <c>docs/bundle-format.md</c>. A value, compared by its digest.</remarks>
public sealed record TrustFile
{
    /// <summary>Rises with every trust file of a chain; a verifier never goes back.</summary>
    public required long Version { get; init; }

    /// <summary>When it was made, whole seconds.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The chain's id (EIP-155).</summary>
    public required long ChainId { get; init; }

    /// <summary>The hash of the chain's block 0.</summary>
    public required Hash32 GenesisHash { get; init; }

    /// <summary>How the chain seals its blocks. A header never chooses.</summary>
    public required Consensus Consensus { get; init; }

    /// <summary>
    /// True for a development chain: its blocks, which nobody sealed, are believed all the same.
    /// </summary>
    public required bool IsDevelopment { get; init; }

    /// <summary>What to do with header members of forks that are not known here.</summary>
    public required UnknownMembers UnknownMembers { get; init; }

    /// <summary>Where batches are anchored.</summary>
    public required TrustedContract Anchors { get; init; }

    /// <summary>Where statuses are kept.</summary>
    public required TrustedContract Status { get; init; }

    /// <summary>Vouched blocks, ascending, at least one.</summary>
    public required IReadOnlyList<TrustedCheckpoint> Checkpoints { get; init; }

    /// <summary>The registries.</summary>
    public required RegistrySnapshot Registries { get; init; }

    /// <summary>
    /// The provinces whose recognition rules are all there, ascending; for others nothing is said.
    /// </summary>
    public required IReadOnlyList<ushort> RelyingProvinces { get; init; }

    /// <summary>For how long the facts may be relied on.</summary>
    public required TrustPeriods ValidFor { get; init; }

    /// <summary>Who signs this file, and who may sign the next.</summary>
    public required TrustRoot Root { get; init; }

    /// <summary>The chain as documents name it: <c>eip155:&lt;id&gt;:&lt;AnchorRegistry&gt;</c>.</summary>
    public string ChainName => string.Create(
        CultureInfo.InvariantCulture, $"eip155:{ChainId}:{Anchors.Address.ToLowerHex()}");

    /// <summary>When the file is past its age.</summary>
    public DateTimeOffset Expires =>
        MadeAt < DateTimeOffset.MaxValue - ValidFor.File ? MadeAt + ValidFor.File : DateTimeOffset.MaxValue;
}
