using Certs.Core.Evm;
using Certs.Core.Suites;

namespace Certs.Core.Bundles;

/// <summary>A trust file with the bytes that provinces signed and their signatures. Nothing is checked yet.</summary>
/// <param name="Trust">What it says.</param>
/// <param name="Content">The canonical bytes of that.</param>
/// <param name="Signatures">Ascending by province, none twice; none on a draft.</param>
public sealed record SignedTrustFile(
    TrustFile Trust, ReadOnlyMemory<byte> Content, IReadOnlyList<ProvinceSignature> Signatures)
{
    /// <summary>SHA-256 of <see cref="Content"/>.</summary>
    public Hash32 Digest { get; } = new(Hashing.Sha256(Content.Span));

    /// <summary>
    /// What is signed: Keccak-256 of the byte 0x19, <c>certs/trust/1</c> and the digest. No transaction starts
    /// with 0x19 (EIP-191), so no signature here is one of a transaction.
    /// </summary>
    public Hash32 SigningHash => Keccak256.Hash([0x19, .. "certs/trust/1"u8, .. Digest.ToArray()]);

    /// <summary>An unsigned file.</summary>
    public static SignedTrustFile Draft(TrustFile trust) => new(trust, TrustFileWriter.WriteContent(trust), []);

    /// <summary>The file with a province's signature added, or in place of its former one.</summary>
    /// <param name="province">The province.</param>
    /// <param name="key">The key of its admin account.</param>
    public SignedTrustFile SignedBy(ushort province, Secp256k1Key key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return With(new ProvinceSignature(province, key.Sign(SigningHash)));
    }

    /// <summary>The file with a signature added, or in place of the province's former one.</summary>
    public SignedTrustFile With(ProvinceSignature signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        return this with
        {
            Signatures =
            [
                .. Signatures.Where(other => other.Province != signature.Province).Append(signature)
                    .OrderBy(one => one.Province),
            ],
        };
    }
}
