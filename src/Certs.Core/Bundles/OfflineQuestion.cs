namespace Certs.Core.Bundles;

/// <summary>What is asked of a bundle.</summary>
/// <param name="Province">The relying province (GB/T 2260, two digits).</param>
/// <param name="Now">The verifier's clock.</param>
/// <param name="At">As at which moment; null: now, or the time of the status's block where that counts.</param>
/// <param name="Known">Up to which block the registries count.</param>
public readonly record struct OfflineQuestion(
    ushort Province, DateTimeOffset Now, DateTimeOffset? At = null, KnownAs Known = KnownAs.Newest);
