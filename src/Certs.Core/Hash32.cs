using System.Buffers.Binary;

namespace Certs.Core;

/// <summary>Thirty-two bytes that identify something: a SHA-256 or Keccak-256 value, a Merkle root, a key id.</summary>
/// <remarks>A value type without allocation, so that it can be a dictionary key on hot paths. The default is all zero.</remarks>
public readonly record struct Hash32
{
    private readonly ulong _a;
    private readonly ulong _b;
    private readonly ulong _c;
    private readonly ulong _d;

    /// <summary>Copies <paramref name="bytes"/>.</summary>
    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public Hash32(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != 32)
        {
            throw new ArgumentException($"32 bytes are needed, not {bytes.Length}.", nameof(bytes));
        }

        _a = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _b = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        _c = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
        _d = BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]);
    }

    /// <summary>True for thirty-two zero bytes, which no record uses as an identity.</summary>
    public bool IsZero => (_a | _b | _c | _d) == 0;

    /// <summary>Reads 64 hexadecimal digits, with or without <c>0x</c>.</summary>
    /// <exception cref="FormatException">Not 64 hexadecimal digits.</exception>
    public static Hash32 FromHex(string hex)
    {
        ArgumentNullException.ThrowIfNull(hex);
        byte[] bytes = Convert.FromHexString(hex.StartsWith("0x", StringComparison.Ordinal) ? hex[2..] : hex);
        return bytes.Length == 32
            ? new Hash32(bytes)
            : throw new FormatException($"64 hexadecimal digits are needed, not {bytes.Length * 2}.");
    }

    /// <summary>Writes the thirty-two bytes.</summary>
    /// <param name="destination">At least 32 bytes long.</param>
    public void CopyTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, _a);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], _b);
        BinaryPrimitives.WriteUInt64BigEndian(destination[16..], _c);
        BinaryPrimitives.WriteUInt64BigEndian(destination[24..], _d);
    }

    /// <summary>A copy of the bytes.</summary>
    public byte[] ToArray()
    {
        byte[] bytes = new byte[32];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary><c>0x</c> and 64 lower-case hexadecimal digits.</summary>
    public override string ToString() => $"0x{_a:x16}{_b:x16}{_c:x16}{_d:x16}";
}
