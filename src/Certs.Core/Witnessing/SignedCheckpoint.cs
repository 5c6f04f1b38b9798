using Certs.Core.Bundles;
using Certs.Core.Evm;

namespace Certs.Core.Witnessing;

/// <summary>A checkpoint with the signatures of provinces. Nothing is checked yet.</summary>
/// <param name="Checkpoint">What they sign.</param>
/// <param name="Signatures">Ascending by province, none twice.</param>
public sealed record SignedCheckpoint(Checkpoint Checkpoint, IReadOnlyList<ProvinceSignature> Signatures)
{
    /// <summary>The checkpoint with a province's signature added, or in place of its former one.</summary>
    /// <param name="province">The province.</param>
    /// <param name="key">The key of its admin account.</param>
    public SignedCheckpoint SignedBy(ushort province, Secp256k1Key key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return With(new ProvinceSignature(province, key.Sign(Checkpoint.SigningHash)));
    }

    /// <summary>The checkpoint with a signature added, or in place of the province's former one.</summary>
    public SignedCheckpoint With(ProvinceSignature signature)
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
