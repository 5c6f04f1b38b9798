using System.Numerics;
using Certs.Core.Registry;

namespace Certs.Ledger.Contracts;

/// <summary>
/// The word that StatusRegistry keeps of a certificate (<c>contracts/src/IStatusRegistry.sol</c>).
/// </summary>
internal static class StatusWord
{
    /// <summary>Reads a word; null for 0, which is a certificate that was never changed.</summary>
    /// <exception cref="FormatException">A word that the contract cannot have made.</exception>
    public static StatusRecord? Read(BigInteger word)
    {
        if (word.IsZero)
        {
            return null;
        }

        CertificateState state = (CertificateState)(byte)AnchorWord.Bits(word, 0, 8);
        return Enum.IsDefined(state)
            ? new StatusRecord(
                state, (byte)AnchorWord.Bits(word, 8, 8), ChainTime.Required(AnchorWord.Bits(word, 16, 40)),
                ChainTime.Required(AnchorWord.Bits(word, 56, 40)), (uint)AnchorWord.Bits(word, 96, 32))
            {
                Link = (UInt128)AnchorWord.Bits(word, 128, 128),
            }
            : throw new FormatException("A status word has an unknown state.");
    }
}
