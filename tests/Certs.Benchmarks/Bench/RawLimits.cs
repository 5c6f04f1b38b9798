using System.Security.Cryptography;
using Certs.Core.Merkle;
using Certs.Core.Suites;

namespace Certs.Benchmarks.Bench;

/// <summary>What the machine can do with nothing around it: the parts that issuing and verifying cannot do without.</summary>
internal static class RawLimits
{
    /// <summary>The fields of the certificate that the limits are for.</summary>
    public const int Fields = 20;

    private const int FieldBytes = 90;
    private const int LeafBytes = 120;

    private static readonly byte[] Data = RandomNumberGenerator.GetBytes(FieldBytes);

    /// <summary>Signatures a second on all cores.</summary>
    public static double Sign(Suite suite)
    {
        using SigningKey key = SigningKey.Generate(suite);
        byte[] length = key.Sign(Data);
        return BothCores.RateOf(() => key.Sign(Data, stackalloc byte[length.Length]));
    }

    /// <summary>Signatures verified by libcrypto a second on all cores.</summary>
    public static double Verify(Suite suite)
    {
        using SigningKey key = SigningKey.Generate(suite);
        byte[] signature = key.Sign(Data);
        VerificationKey native = VerificationKey.ImportNative(suite, key.Public.Spki.Span);
        return BothCores.RateOf(() => native.Verify(Data, signature));
    }

    /// <summary>Sets of 20 salted digests a second on all cores: 20 fresh salts, 20 hash values of 90 bytes.</summary>
    public static double Digests() => BothCores.RateOf(() =>
    {
        Span<byte> salts = stackalloc byte[16 * Fields];
        RandomNumberGenerator.Fill(salts);
        Hash(Fields, Data);
    });

    /// <summary>
    /// Documents a second on all cores of which only what mathematics needs is done: 20 disclosures and a leaf hashed,
    /// a path of ten, one ES256 signature by libcrypto.
    /// </summary>
    public static double VerifyDocument()
    {
        using SigningKey key = SigningKey.Generate(Suite.ES256);
        byte[] signature = key.Sign(Data);
        VerificationKey native = VerificationKey.ImportNative(Suite.ES256, key.Public.Spki.Span);
        byte[] leaf = RandomNumberGenerator.GetBytes(LeafBytes);
        InclusionProof path = new(5, 1000, [.. Enumerable.Range(0, 10)
            .Select(_ => (ReadOnlyMemory<byte>)RandomNumberGenerator.GetBytes(32))]);
        return BothCores.RateOf(() =>
        {
            Span<byte> value = stackalloc byte[32];
            Span<byte> root = stackalloc byte[32];
            Hash(Fields, Data);
            Hashing.Sha256(leaf, value);
            path.TryComputeRoot(value, root);
            native.Verify(Data, signature);
        });
    }

    private static void Hash(int times, ReadOnlySpan<byte> data)
    {
        Span<byte> value = stackalloc byte[32];
        for (int i = 0; i < times; i++)
        {
            Hashing.Sha256(data, value);
        }
    }
}
