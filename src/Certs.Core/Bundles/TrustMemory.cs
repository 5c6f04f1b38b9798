namespace Certs.Core.Bundles;

/// <summary>What a verifier remembers of the trust files that it accepted for one chain.</summary>
/// <param name="ChainId">The chain's id.</param>
/// <param name="GenesisHash">The hash of its block 0.</param>
/// <param name="Version">The newest version.</param>
/// <param name="Digest">The digest of that version.</param>
/// <param name="Root">Who may sign the next.</param>
/// <param name="Heads">The blocks that were vouched for, by height: two hashes of one height are a lie.</param>
public sealed record TrustMemory(
    long ChainId, Hash32 GenesisHash, long Version, Hash32 Digest, TrustRoot Root,
    IReadOnlyDictionary<long, Hash32> Heads)
{
    private const int MostHeads = 1_024;

    /// <summary>What is remembered after a file was accepted.</summary>
    /// <param name="file">The file; accepted by <see cref="TrustGate"/>.</param>
    /// <param name="before">What was remembered before; null: nothing.</param>
    public static TrustMemory After(SignedTrustFile file, TrustMemory? before)
    {
        ArgumentNullException.ThrowIfNull(file);
        TrustFile trust = file.Trust;
        SortedDictionary<long, Hash32> heads = new();
        foreach ((long height, Hash32 hash) in before?.Heads ?? new Dictionary<long, Hash32>())
        {
            heads[height] = hash;
        }

        foreach ((long height, Hash32 hash) in HeadsOf(trust))
        {
            heads[height] = hash;
        }

        while (heads.Count > MostHeads)
        {
            heads.Remove(heads.Keys.First());
        }

        return new TrustMemory(
            trust.ChainId, trust.GenesisHash, trust.Version, file.Digest, trust.Root, heads);
    }

    /// <summary>The blocks that a trust file vouches for.</summary>
    internal static IEnumerable<(long Height, Hash32 Hash)> HeadsOf(TrustFile trust) =>
    [
        .. trust.Checkpoints.Select(checkpoint => (checkpoint.Height, checkpoint.BlockHash)),
        (trust.Registries.Head.BlockNumber, trust.Registries.Head.BlockHash),
    ];
}
