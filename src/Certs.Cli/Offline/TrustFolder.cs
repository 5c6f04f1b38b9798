using System.Globalization;
using System.Text.Json;
using Certs.Core;
using Certs.Core.Bundles;
using Certs.Core.Evm;

namespace Certs.Cli.Offline;

/// <summary>
/// What this verifier remembers of trust files: one file a chain, so that nobody can bring an older one, and beside it the
/// newest trust file itself, so that two that contradict each other are both kept.
/// </summary>
internal sealed class TrustFolder(string path)
{
    private const int LongestWaitMilliseconds = 10_000;

    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
    };

    /// <summary>The folder of the user who runs the program.</summary>
    public static string Default => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "certs", "trust");

    /// <summary>What is remembered of a chain; null: nothing.</summary>
    /// <exception cref="UsageException">The file cannot be read; it is not passed over in silence.</exception>
    public TrustMemory? Find(TrustFile trust) => FolderFiles.Find(
        MemoryOf(trust),
        bytes => JsonSerializer.Deserialize<Remembered>(bytes, Format)?.ToMemory() ?? throw new FormatException("null"));

    /// <summary>The blocks of a chain that were proven here.</summary>
    public BlockFolder BlocksOf(TrustFile trust) => new(path, trust);

    /// <summary>
    /// Holds the folder while a verdict is made, so that of two windows that share it each knows what the other has seen.
    /// </summary>
    /// <exception cref="UsageException">It cannot be written, or another window holds it for too long.</exception>
    public FileStream Hold()
    {
        try
        {
            Directory.CreateDirectory(path);
            return HoldUntil(Environment.TickCount64 + LongestWaitMilliseconds);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(
                $"{path}: {wrong.Message} 请重试，或用 --trust-memory 指定可写的文件夹。 "
                + "Try again, or name a folder that you may write by --trust-memory.");
        }
    }

    /// <summary>Remembers an accepted file.</summary>
    /// <param name="memory">What to remember.</param>
    /// <param name="file">The file's bytes.</param>
    /// <param name="trust">What it says.</param>
    public void Remember(TrustMemory memory, byte[] file, TrustFile trust)
    {
        FolderFiles.Replace(NewestOf(trust), file);
        FolderFiles.Replace(MemoryOf(trust), JsonSerializer.SerializeToUtf8Bytes(Remembered.Of(memory), Format));
    }

    /// <summary>Keeps a file that contradicts what was vouched for before, and the one that it contradicts.</summary>
    /// <returns>Where they are.</returns>
    public string KeepEvidence(byte[] file, SignedTrustFile signed)
    {
        string folder = EvidenceIn(path);
        string digest = signed.Digest.ToString()[2..18];
        FolderFiles.Replace(Path.Combine(folder, $"{digest}.json"), file);
        string newest = NewestOf(signed.Trust);
        if (File.Exists(newest))
        {
            File.Copy(newest, Path.Combine(folder, $"{digest}-against.json"), overwrite: true);
        }

        return folder;
    }

    /// <summary>Where evidence is kept in a folder; made if it is missing.</summary>
    public static string EvidenceIn(string path) =>
        Directory.CreateDirectory(Path.Combine(path, "equivocation")).FullName;

    // The system lets go of it when the program ends, however it ends.
    private FileStream HoldUntil(long end)
    {
        while (true)
        {
            try
            {
                return new FileStream(
                    Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (Environment.TickCount64 < end)
            {
                Thread.Sleep(20);
            }
        }
    }

    private string MemoryOf(TrustFile trust) => Path.Combine(path, $"{NameOf(trust)}.seen.json");

    private string NewestOf(TrustFile trust) => Path.Combine(path, $"{NameOf(trust)}.trust.json");

    // By the chain's id alone, so that a file of another genesis block is noticed.
    private static string NameOf(TrustFile trust) => trust.ChainId.ToString(CultureInfo.InvariantCulture);

    private sealed record Remembered(
        long ChainId, string Genesis, long Version, string Digest, int Threshold,
        IReadOnlyDictionary<ushort, string> Signers, IReadOnlyDictionary<long, string> Heads)
    {
        public static Remembered Of(TrustMemory memory) => new(
            memory.ChainId, memory.GenesisHash.ToString(), memory.Version, memory.Digest.ToString(),
            memory.Root.Threshold,
            memory.Root.Signers.ToDictionary(signer => signer.Province, signer => signer.Account.ToLowerHex()),
            memory.Heads.ToDictionary(head => head.Key, head => head.Value.ToString()));

        public TrustMemory ToMemory() => new(
            ChainId, Hash32.FromHex(Genesis), Version, Hash32.FromHex(Digest),
            new TrustRoot(
                Threshold,
                [
                    .. Signers.OrderBy(signer => signer.Key)
                        .Select(signer => new TrustSigner(signer.Key, Address.Parse(signer.Value))),
                ]),
            Heads.ToDictionary(head => head.Key, head => Hash32.FromHex(head.Value)));
    }
}
