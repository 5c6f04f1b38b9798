using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Certs.Core.Bundles;
using Certs.Core.Verification;

namespace Certs.Cli.Offline;

/// <summary>
/// The blocks of one chain that were proven to this window, in one file, and in the folder <c>equivocation</c> the
/// evidence of each pair that cannot both be of the chain. Evidence is never changed or removed.
/// </summary>
/// <param name="path">The folder; held by <see cref="TrustFolder.Hold"/>.</param>
/// <param name="trust">The chain.</param>
internal sealed class BlockFolder(string path, TrustFile trust)
{
    // With the genesis block, so that the blocks of a chain that was made anew accuse nobody.
    private readonly string _file = Path.Combine(
        path, $"{ChainOf(trust)}-{trust.GenesisHash.ToString()[2..18]}.blocks.json");

    /// <summary>What is remembered.</summary>
    /// <exception cref="UsageException">The file is damaged.</exception>
    public BlockMemory Read() => FolderFiles.Find(_file, Parse) ?? BlockMemory.Empty;

    /// <summary>Keeps what a verdict proved.</summary>
    /// <param name="before">What <see cref="Read"/> gave.</param>
    /// <param name="proof">The verdict's proof.</param>
    /// <param name="trustFile">The bytes of the trust file.</param>
    /// <returns>The evidence of equivocation, each a file; mostly none.</returns>
    public IReadOnlyList<string> Keep(BlockMemory before, OfflineProof proof, byte[] trustFile)
    {
        BlockMemory after = before.With(proof.Blocks);
        if (after != before)
        {
            FolderFiles.Replace(_file, Write(after));
        }

        return [.. proof.Contradictions.Select(one => Keep(one, trustFile))];
    }

    private string Keep(BlockContradiction two, byte[] trustFile)
    {
        string[] hashes = [two.Known.Hash.ToString()[2..], two.Shown.Hash.ToString()[2..]];
        string folder = TrustFolder.EvidenceIn(path);
        string file = Path.Combine(
            folder,
            string.Create(CultureInfo.InvariantCulture, $"{ChainOf(trust)}-{two.Shown.Height}-")
            + $"{string.Join('-', hashes.Order(StringComparer.Ordinal))}.json");
        if (!File.Exists(file))
        {
            SavedEvidence evidence = new(
                trust.ChainId, trust.GenesisHash.ToString(), two.Shown.Height,
                [SavedBlock.Of(two.Known), SavedBlock.Of(two.Shown)], trustFile);
            FolderFiles.Replace(file, JsonSerializer.SerializeToUtf8Bytes(evidence, SavedBlock.Format));
        }

        return file;
    }

    // The digest is over the text of the blocks: a file that was cut or changed is noticed as a whole.
    private static byte[] Write(BlockMemory memory)
    {
        byte[] blocks = JsonSerializer.SerializeToUtf8Bytes(memory.Blocks.Select(SavedBlock.Of), SavedBlock.Format);
        return
        [
            .. "{\"sha256\":\""u8, .. Encoding.ASCII.GetBytes(DigestOf(blocks)), .. "\",\"blocks\":"u8, .. blocks,
            .. "}\n"u8,
        ];
    }

    private static BlockMemory Parse(byte[] file)
    {
        Saved saved = JsonSerializer.Deserialize<Saved>(file, SavedBlock.Format) ?? throw new FormatException("null");
        if (saved.Blocks.ValueKind != JsonValueKind.Array
            || DigestOf(Encoding.UTF8.GetBytes(saved.Blocks.GetRawText())) != saved.Sha256)
        {
            throw new FormatException("The digest differs.");
        }

        SavedBlock[] blocks = saved.Blocks.Deserialize<SavedBlock[]>(SavedBlock.Format)!;
        return BlockMemory.Empty.With(blocks.Select(block => block.ToProof()));
    }

    private static string DigestOf(byte[] blocks) => Convert.ToHexStringLower(SHA256.HashData(blocks));

    private static string ChainOf(TrustFile trust) => trust.ChainId.ToString(CultureInfo.InvariantCulture);

    private sealed record Saved(string Sha256, JsonElement Blocks);

    private sealed record SavedEvidence(
        long ChainId, string Genesis, long Block, IReadOnlyList<SavedBlock> Blocks, byte[] TrustFile);
}
