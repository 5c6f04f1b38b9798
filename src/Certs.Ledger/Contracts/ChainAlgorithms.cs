namespace Certs.Ledger.Contracts;

/// <summary>
/// The algorithms that the chain itself rests on. The consortium rates them like suites, under numbers with
/// which no certificate can be signed (<c>contracts/src/SuiteNumbers.sol</c>); the numbers never change.
/// </summary>
public static class ChainAlgorithms
{
    /// <summary>Keccak-256: hashes blocks, transactions and storage.</summary>
    public const ushort Keccak256 = 257;

    /// <summary>ECDSA on secp256k1: signs transactions and seals blocks.</summary>
    public const ushort Secp256k1 = 258;

    /// <summary>What the consortium says of them at the beginning: in use, with no end.</summary>
    /// <param name="since">From when the chain rests on them.</param>
    public static IReadOnlyList<SuiteAssessment> AtTheBeginning(DateTimeOffset since) =>
    [
        new(Keccak256, "keccak256", default, since),
        new(Secp256k1, "secp256k1", Convert.FromHexString("2b8104000a"), since),
    ];
}
