namespace Certs.Core.Seals;

/// <summary>
/// A seal applied to data (电子签章, SES_Signature) as it was read: well-formed, nothing more.
/// </summary>
public sealed record AppliedSeal
{
    /// <summary>The seal.</summary>
    public required ElectronicSeal Seal { get; init; }

    /// <summary>
    /// When it was applied, by the word of who applied it; null: told by a time stamp token of the first
    /// generation, which this implementation does not read.
    /// </summary>
    public required DateTimeOffset? SealedAt { get; init; }

    /// <summary>The digest of the sealed data (<c>dataHash</c>); SM3, without ZA.</summary>
    public required ReadOnlyMemory<byte> DataHash { get; init; }

    /// <summary>What the sealed data is (<c>propertyInfo</c>), ASCII, free. Decides nothing.</summary>
    public required string DataDescription { get; init; }

    /// <summary>The signature of who applied it.</summary>
    public required SealSignature AppliedBy { get; init; }

    /// <summary>
    /// Whether a time stamp of the signature stands outside of what is signed. It is not judged.
    /// </summary>
    public required bool HasTimeStamp { get; init; }
}
