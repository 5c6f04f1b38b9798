using System.Numerics;
using Certs.Core.Evm;

namespace Certs.Core.Proofs;

/// <summary>RLP whose errors are said as broken rules of a proof.</summary>
internal static class StrictRlp
{
    /// <summary>Reads one item.</summary>
    public static RlpItem Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Rlp.Decode(bytes);
        }
        catch (RlpException exception)
        {
            throw new ProofException(ProofRule.Encoding, exception.Message);
        }
    }

    /// <summary>The members of a list of exactly so many.</summary>
    public static IReadOnlyList<RlpItem> List(RlpItem item, int count, string what) =>
        item.IsList && item.Items.Count == count
        ? item.Items
        : throw new ProofException(ProofRule.ValueShape, $"{what} is a list of {count}.");

    /// <summary>A byte string of exactly so many bytes.</summary>
    public static byte[] Bytes(RlpItem item, int length, string what) =>
        !item.IsList && item.Value.Length == length
        ? item.Value
        : throw new ProofException(ProofRule.ValueShape, $"{what} has {length} bytes.");

    /// <summary>A scalar of at most so many bytes, without leading zeros.</summary>
    public static BigInteger Number(RlpItem item, int maximumBytes, string what)
    {
        try
        {
            return item.ToNumber(maximumBytes);
        }
        catch (RlpException exception)
        {
            throw new ProofException(ProofRule.ValueShape, $"{what}: {exception.Message}");
        }
    }
}
