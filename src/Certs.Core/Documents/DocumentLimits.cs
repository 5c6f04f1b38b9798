namespace Certs.Core.Documents;

/// <summary>
/// The largest of everything that a document may hold. What is larger is refused before it is read.
/// </summary>
public static class DocumentLimits
{
    /// <summary>Bytes of a document file: 256 KiB.</summary>
    public const int FileBytes = 256 * 1024;

    /// <summary>UTF-8 bytes of one string, after escapes are resolved: 64 KiB.</summary>
    public const int StringBytes = 64 * 1024;

    /// <summary>Nested arrays and objects in one JSON text.</summary>
    public const int Depth = 16;

    /// <summary>
    /// Object members and array elements, together, in one JSON text (file, payload, disclosure).
    /// </summary>
    public const int Members = 512;

    /// <summary>Signatures of one document: one per suite.</summary>
    public const int Signatures = 6;

    /// <summary>Disclosures, and digests in the payload.</summary>
    public const int Disclosures = 256;

    /// <summary>Bridge statements that one document carries.</summary>
    public const int Bridges = 4;

    /// <summary>Bytes of a bridge statement's file: 16 KiB.</summary>
    public const int StatementBytes = 16 * 1024;

    /// <summary>Hashes of an inclusion path.</summary>
    public const int PathHashes = 32;

    /// <summary>Bytes of one signature; RSA with 4096 bits has 512.</summary>
    public const int SignatureBytes = 1024;

    /// <summary>Bytes of a salt and of a status handle: 128 bits (RFC 9901 §9.3).</summary>
    public const int SaltBytes = 16;

    /// <summary>The largest integer, 2^53 - 1; its negative is the smallest (RFC 7493 §2.2).</summary>
    public const long LargestNumber = (1L << 53) - 1;

    /// <summary>The largest time, 9999-12-31T23:59:59Z, in seconds since 1970-01-01 UTC.</summary>
    public const long UnixSeconds = 253402300799;
}
