using System.Numerics;

namespace Certs.Core.Evm;

/// <summary>What RLP can say: a byte string or a list of items (yellow paper, appendix B).</summary>
public sealed class RlpItem
{
    private readonly byte[]? _bytes;
    private readonly IReadOnlyList<RlpItem>? _items;

    private RlpItem(byte[]? bytes, IReadOnlyList<RlpItem>? items)
    {
        _bytes = bytes;
        _items = items;
    }

    /// <summary>True for a list, false for a byte string.</summary>
    public bool IsList => _items is not null;

    /// <summary>The list's items.</summary>
    /// <exception cref="RlpException">A byte string.</exception>
    public IReadOnlyList<RlpItem> Items =>
        _items ?? throw new RlpException("A list is expected, not a byte string.");

    /// <summary>The byte string. Not a copy: callers leave it as it is.</summary>
    /// <exception cref="RlpException">A list.</exception>
    public byte[] Value => _bytes ?? throw new RlpException("A byte string is expected, not a list.");

    /// <summary>A byte string.</summary>
    public static RlpItem Bytes(byte[] value) => new(value, null);

    /// <summary>A list.</summary>
    public static RlpItem List(params IReadOnlyList<RlpItem> items) => new(null, items);

    /// <summary>A scalar: big-endian without leading zeros, zero is the empty string.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative number.</exception>
    public static RlpItem Number(BigInteger value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        return Bytes(value.IsZero ? [] : value.ToByteArray(isUnsigned: true, isBigEndian: true));
    }

    /// <summary>Reads a scalar.</summary>
    /// <param name="maximumBytes">The widest value allowed, in bytes.</param>
    /// <exception cref="RlpException">A list, a leading zero, or more bytes than allowed.</exception>
    public BigInteger ToNumber(int maximumBytes)
    {
        if (Value.Length > maximumBytes)
        {
            throw new RlpException(
                $"A number of at most {maximumBytes} bytes is expected, not {Value.Length}.");
        }

        return Value is not [0, ..]
            ? new BigInteger(Value, isUnsigned: true, isBigEndian: true)
            : throw new RlpException("A number has no leading zero.");
    }
}
