using System.Buffers.Binary;
using Certs.Core.Bundles;
using Certs.Core.Evm;

namespace Certs.Core.Witnessing;

/// <summary>A checkpoint with the signatures of provinces. Nothing is checked yet.</summary>
/// <param name="Checkpoint">What they sign.</param>
/// <param name="Signatures">Ascending by province, none twice.</param>
public sealed record SignedCheckpoint(Checkpoint Checkpoint, IReadOnlyList<ProvinceSignature> Signatures)
{
    /// <summary>The checkpoint's 124 bytes, then each province (two bytes, big-endian) with its signature (65 bytes).</summary>
    public byte[] ToBytes()
    {
        byte[] bytes = new byte[Checkpoint.Length + (Signatures.Count * (2 + RecoverableSignature.Length))];
        Checkpoint.ToBytes().CopyTo(bytes, 0);
        int at = Checkpoint.Length;
        foreach (ProvinceSignature signature in Signatures)
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(at), signature.Province);
            signature.Value.ToBytes().CopyTo(bytes, at + 2);
            at += 2 + RecoverableSignature.Length;
        }

        return bytes;
    }

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
