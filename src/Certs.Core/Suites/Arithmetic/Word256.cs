using System.Buffers.Binary;

namespace Certs.Core.Suites.Arithmetic;

/// <summary>A number below 2^256 in four words, the lowest first.</summary>
/// <remarks>
/// Nothing in this folder runs in constant time: it is for public keys, signatures and hash values, and must
/// never see a private key or a nonce.
/// </remarks>
internal readonly struct Word256(ulong w0, ulong w1, ulong w2, ulong w3) : IEquatable<Word256>
{
    /// <summary>The length in bytes.</summary>
    public const int Length = 32;

    /// <summary>The lowest word.</summary>
    public readonly ulong W0 = w0;

    /// <summary>The second word.</summary>
    public readonly ulong W1 = w1;

    /// <summary>The third word.</summary>
    public readonly ulong W2 = w2;

    /// <summary>The highest word.</summary>
    public readonly ulong W3 = w3;

    /// <summary>Whether it is 0.</summary>
    public bool IsZero => (W0 | W1 | W2 | W3) == 0;

    /// <summary>Reads 32 bytes, the highest first.</summary>
    public static Word256 Read(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]), BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]),
        BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]), BinaryPrimitives.ReadUInt64BigEndian(bytes));

    /// <summary>Writes 32 bytes, the highest first.</summary>
    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, W3);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], W2);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[16..], W1);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[24..], W0);
    }

    /// <summary>The lowest 256 bits of the sum.</summary>
    /// <param name="left">A summand.</param>
    /// <param name="right">A summand.</param>
    /// <param name="carry">1 when the sum is 2^256 or more, else 0.</param>
    public static Word256 Add(in Word256 left, in Word256 right, out ulong carry)
    {
        ulong w0 = Wide.AddCarry(left.W0, right.W0, 0, out carry);
        ulong w1 = Wide.AddCarry(left.W1, right.W1, carry, out carry);
        ulong w2 = Wide.AddCarry(left.W2, right.W2, carry, out carry);
        ulong w3 = Wide.AddCarry(left.W3, right.W3, carry, out carry);
        return new Word256(w0, w1, w2, w3);
    }

    /// <summary>The difference, plus 2^256 when it is negative.</summary>
    /// <param name="left">What is subtracted from.</param>
    /// <param name="right">What is subtracted.</param>
    /// <param name="borrow">1 when the difference is negative, else 0.</param>
    public static Word256 Subtract(in Word256 left, in Word256 right, out ulong borrow)
    {
        ulong w0 = Wide.SubtractBorrow(left.W0, right.W0, 0, out borrow);
        ulong w1 = Wide.SubtractBorrow(left.W1, right.W1, borrow, out borrow);
        ulong w2 = Wide.SubtractBorrow(left.W2, right.W2, borrow, out borrow);
        ulong w3 = Wide.SubtractBorrow(left.W3, right.W3, borrow, out borrow);
        return new Word256(w0, w1, w2, w3);
    }

    /// <summary>Bits <paramref name="from"/> to <paramref name="from"/> + <paramref name="count"/> − 1.</summary>
    /// <param name="from">The lowest bit, from 0; what lies above bit 255 is 0.</param>
    /// <param name="count">How many, 1 to 31.</param>
    public int Bits(int from, int count)
    {
        int shift = from & 63;
        ulong bits = Word(from >> 6) >> shift;
        if (shift + count > 64)
        {
            bits |= Word((from >> 6) + 1) << (64 - shift);
        }

        return (int)(bits & ((1UL << count) - 1));
    }

    /// <summary>This number shifted down by 1 to 63 bits.</summary>
    public Word256 ShiftDown(int bits) => new(
        (W0 >> bits) | (W1 << (64 - bits)), (W1 >> bits) | (W2 << (64 - bits)),
        (W2 >> bits) | (W3 << (64 - bits)), W3 >> bits);

    /// <summary>This number shifted up by 1 to 63 bits; what leaves at the top is lost.</summary>
    public Word256 ShiftUp(int bits) => new(
        W0 << bits, (W1 << bits) | (W0 >> (64 - bits)),
        (W2 << bits) | (W1 >> (64 - bits)), (W3 << bits) | (W2 >> (64 - bits)));

    /// <inheritdoc />
    public bool Equals(Word256 other) =>
        ((W0 ^ other.W0) | (W1 ^ other.W1) | (W2 ^ other.W2) | (W3 ^ other.W3)) == 0;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Word256 other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(W0, W1, W2, W3);

    private ulong Word(int index) => index switch
    {
        0 => W0,
        1 => W1,
        2 => W2,
        3 => W3,
        _ => 0,
    };
}
