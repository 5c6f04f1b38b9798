using System.Buffers.Binary;
using Certs.Core.Suites.Native;

namespace Certs.Core.Suites;

/// <summary>
/// What an elliptic-curve suite signs: the hash of the data, for SM2 with ZA in front, which binds the user
/// id, the curve and the key (GB/T 32918.2-2016 §5.5, §6.1).
/// </summary>
/// <remarks>
/// ZA is the same for all signatures of a key, so it is made once when the key is loaded and libcrypto is
/// handed finished digests. It so never comes to the empty user id that libcrypto uses when none is set.
/// </remarks>
internal sealed class EcDigest
{
    // a ‖ b ‖ xG ‖ yG of GB/T 32918.5-2017 §2.
    private static readonly byte[] CurveParameters = Convert.FromHexString(
        "FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFC"
        + "28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93"
        + "32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7"
        + "BC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0");

    private readonly HashFunction _hash;
    private readonly byte[] _prefix;

    /// <param name="curve">The curve of the key.</param>
    /// <param name="point">The public point, 04‖x‖y.</param>
    public EcDigest(Curve curve, ReadOnlySpan<byte> point)
    {
        _hash = curve.Hash;
        _prefix = curve == Curve.Sm2 ? Za(DefaultUserId, point) : [];
    }

    /// <summary>The user id where none was agreed, GB/T 35276-2017 §10.</summary>
    public static ReadOnlySpan<byte> DefaultUserId => "1234567812345678"u8;

    /// <summary>The length of a digest in bytes.</summary>
    public int Length => _hash.LengthBytes;

    /// <summary>Writes the digest of <paramref name="data"/>.</summary>
    public void Compute(ReadOnlySpan<byte> data, Span<byte> destination) =>
        _hash.Hash(_prefix, data, [], destination);

    /// <summary>ZA = SM3(bits of the id ‖ id ‖ a ‖ b ‖ xG ‖ yG ‖ xA ‖ yA), GB/T 32918.2-2016 §5.5.</summary>
    /// <param name="userId">The user id, at most 8191 bytes.</param>
    /// <param name="point">The public point, 04‖x‖y.</param>
    public static byte[] Za(ReadOnlySpan<byte> userId, ReadOnlySpan<byte> point)
    {
        byte[] head = new byte[2 + userId.Length];
        BinaryPrimitives.WriteUInt16BigEndian(head, checked((ushort)(8 * userId.Length)));
        userId.CopyTo(head.AsSpan(2));

        byte[] za = new byte[HashFunction.Sm3.LengthBytes];
        HashFunction.Sm3.Hash(head, CurveParameters, point[1..], za);
        return za;
    }
}
