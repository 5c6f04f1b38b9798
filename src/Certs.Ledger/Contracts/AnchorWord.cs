using System.Numerics;
using Certs.Core;
using Certs.Core.Registry;

namespace Certs.Ledger.Contracts;

/// <summary>
/// The 32-byte word that AnchorRegistry keeps of a root (<c>contracts/src/IAnchorRegistry.sol</c>).
/// </summary>
internal static class AnchorWord
{
    /// <summary>Reads a word; null for 0, which is a root that was never anchored.</summary>
    /// <exception cref="FormatException">A word that the contract cannot have made.</exception>
    public static AnchorRecord? Read(Hash32 root, BigInteger word)
    {
        if (word.IsZero)
        {
            return null;
        }

        return (word >> 168).IsZero
            ? new AnchorRecord(
                root, ChainTime.Required(Bits(word, 0, 40)), (long)Bits(word, 40, 40),
                (uint)Bits(word, 80, 32),
                AgencyId.FromNumber((uint)Bits(word, 112, 32)), (ushort)Bits(word, 144, 16),
                (byte)Bits(word, 160, 8))
            : throw new FormatException("An anchor's word has bits where none are kept.");
    }

    /// <summary>Some bits of a word.</summary>
    public static BigInteger Bits(BigInteger word, int from, int count) =>
        (word >> from) & ((BigInteger.One << count) - 1);
}
