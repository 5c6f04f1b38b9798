using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Certs.Core.Merkle;
using Certs.Core.Suites;

namespace Certs.Benchmarks;

// What one core does in a second with each suite, each hash and the tree, beside the platform's own classes in the
// same run. Counted is processor time, so that other programs on the machine matter less; one operation takes
// 90 bytes, about a disclosed field.
internal static class SuiteRates
{
    private const int BatchSize = 16;

    private static readonly byte[] Data = RandomNumberGenerator.GetBytes(90);

    public static void Run(TextWriter output)
    {
        output.WriteLine($"{RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, "
            + $"{Environment.ProcessorCount} processors; operations a second of one core, 90 bytes each");
        Hashes(output);
        foreach (SuiteInfo info in SuiteTable.All)
        {
            Signatures(output, info.Suite);
        }

        Platform(output);
        Tree(output);
    }

    private static void Hashes(TextWriter output)
    {
        byte[] value = new byte[32];
        OneCore.PrintRate(output, "SHA-256", () => Hashing.Sha256(Data, value));
        OneCore.PrintRate(output, "SHA-256, platform", () => SHA256.HashData(Data, value));
        OneCore.PrintRate(output, "SM3", () => Hashing.Sm3(Data, value));
    }

    private static void Signatures(TextWriter output, Suite suite)
    {
        using SigningKey key = SigningKey.Generate(suite);
        byte[] signature = key.Sign(Data);
        OneCore.PrintRate(output, $"{suite} sign", () => key.Sign(Data, signature));
        OneCore.PrintRate(output, $"{suite} verify", () => key.Public.Verify(Data, signature));
        VerificationKey native = VerificationKey.ImportNative(suite, key.Public.Spki.Span);
        OneCore.PrintRate(output, $"{suite} verify, libcrypto", () => native.Verify(Data, signature));
        OneCore.PrintRate(output, $"{suite} verify, of a batch of 16", () => VerifyTogether(key.Public, signature), BatchSize);
        OneCore.PrintRate(output, $"{suite} load public key", () => VerificationKey.Import(suite, key.Public.Spki.Span));
    }

    private static void VerifyTogether(VerificationKey key, byte[] signature)
    {
        SignatureBatch batch = new();
        for (int i = 0; i < BatchSize; i++)
        {
            batch.Add(key, Data, signature);
        }

        batch.Verify();
    }

    private static void Platform(TextWriter output)
    {
        using ECDsa ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        byte[] signature = ecdsa.SignData(Data, HashAlgorithmName.SHA256);
        OneCore.PrintRate(output, "ES256 sign, platform", () => ecdsa.SignData(Data, HashAlgorithmName.SHA256));
        OneCore.PrintRate(output, "ES256 verify, platform", () => ecdsa.VerifyData(Data, signature, HashAlgorithmName.SHA256));
    }

    private static void Tree(TextWriter output)
    {
        ReadOnlyMemory<byte>[] leaves = [.. Enumerable.Range(0, 1000).Select(LeafOf)];
        MerkleTree tree = MerkleTree.Build(leaves);
        InclusionProof proof = tree.PathOf(500);
        byte[] root = new byte[32];
        OneCore.PrintRate(output, "tree of 1,000 leaves", () => MerkleTree.Build(leaves));
        OneCore.PrintRate(output, "path of 10 nodes", () => proof.TryComputeRoot(leaves[500].Span, root));
    }

    private static ReadOnlyMemory<byte> LeafOf(int number) => Hashing.Sha256(BitConverter.GetBytes(number));
}
