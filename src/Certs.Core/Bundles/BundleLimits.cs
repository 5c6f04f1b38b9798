using Certs.Core.Documents.Json;

namespace Certs.Core.Bundles;

/// <summary>
/// The largest of everything that a bundle or a trust file may hold. What is larger is refused before it is read.
/// </summary>
public static class BundleLimits
{
    /// <summary>Bytes of a bundle in either form: 1 MiB.</summary>
    public const int BundleBytes = 1024 * 1024;

    /// <summary>Bytes of a trust file: 4 MiB.</summary>
    public const int TrustFileBytes = 4 * 1024 * 1024;

    /// <summary>Bytes of a header; a thousand validators take about 90 KB.</summary>
    public const int HeaderBytes = 128 * 1024;

    /// <summary>Bytes of a trie's node; the receipt of a large transaction is one.</summary>
    public const int NodeBytes = 128 * 1024;

    /// <summary>Nodes of one proof: a key has 64 nibbles.</summary>
    public const int Nodes = 65;

    /// <summary>Hand-overs of one bundle.</summary>
    public const int HandOvers = 64;

    /// <summary>Votes of one hand-over.</summary>
    public const int Votes = 512;

    /// <summary>Bridge statements of one bundle: those in the document and as many beside.</summary>
    public const int Statements = 8;

    /// <summary>Earlier changes of one status.</summary>
    public const int Changes = 256;

    /// <summary>Checkpoints of one trust file.</summary>
    public const int Checkpoints = 256;

    /// <summary>Validators of one checkpoint.</summary>
    public const int Validators = 1_000;

    /// <summary>Signers of trust files, and signatures of one.</summary>
    public const int Signers = 64;

    /// <summary>Registry events of one trust file.</summary>
    public const int Events = 20_000;

    internal static JsonLimits BundleJson { get; } = new(Members: 50_000, StringBytes: 400 * 1024);

    internal static JsonLimits TrustJson { get; } = new(Members: 400_000, StringBytes: 4 * 1024);
}
