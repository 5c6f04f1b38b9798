namespace Certs.Core.Suites;

/// <summary>
/// Turns r‖s, the only form of a signature outside this folder (IEEE P1363), into the DER SEQUENCE { r, s }
/// that libcrypto wants, and back.
/// </summary>
/// <remarks>
/// DER is written here and never read from outside, so that the many ways of writing it wrongly do not arise.
/// </remarks>
internal static class DerSignature
{
    /// <summary>
    /// The most bytes that <see cref="Write"/> needs: two INTEGERs of 49 bytes in a long SEQUENCE.
    /// </summary>
    public const int MaxLength = 3 + (2 * (2 + 49));

    private const byte Sequence = 0x30;
    private const byte Integer = 0x02;
    private const byte LongLength = 0x81;

    /// <summary>
    /// Writes <paramref name="signature"/>, r‖s with halves of equal length of at most 48 bytes.
    /// </summary>
    /// <returns>The part of <paramref name="buffer"/> that was written.</returns>
    public static ReadOnlySpan<byte> Write(ReadOnlySpan<byte> signature, Span<byte> buffer)
    {
        int half = signature.Length / 2;
        ReadOnlySpan<byte> r = signature[..half].TrimStart((byte)0);
        ReadOnlySpan<byte> s = signature[half..].TrimStart((byte)0);
        int content = IntegerLength(r) + IntegerLength(s);

        int at = 0;
        buffer[at++] = Sequence;
        if (content >= 0x80)
        {
            buffer[at++] = LongLength;
        }

        buffer[at++] = (byte)content;
        at += WriteInteger(r, buffer[at..]);
        at += WriteInteger(s, buffer[at..]);
        return buffer[..at];
    }

    /// <summary>Reads what libcrypto wrote into r‖s with halves of equal length.</summary>
    /// <exception cref="ArgumentException">It is no SEQUENCE of two INTEGERs that fit.</exception>
    public static void Read(ReadOnlySpan<byte> der, Span<byte> signature)
    {
        int half = signature.Length / 2;
        int start = der[1] == LongLength ? 3 : 2;
        int next = ReadInteger(der[start..], signature[..half]);
        ReadInteger(der[(start + next)..], signature[half..]);
    }

    // Two bytes of head, and a zero in front when the first bit would read as a minus sign.
    private static int IntegerLength(ReadOnlySpan<byte> value) =>
        2 + value.Length + (value.IsEmpty || value[0] >= 0x80 ? 1 : 0);

    private static int WriteInteger(ReadOnlySpan<byte> value, Span<byte> destination)
    {
        int length = IntegerLength(value);
        destination[0] = Integer;
        destination[1] = (byte)(length - 2);
        destination[2] = 0;
        value.CopyTo(destination[(length - value.Length)..]);
        return length;
    }

    private static int ReadInteger(ReadOnlySpan<byte> der, Span<byte> half)
    {
        ReadOnlySpan<byte> value = der.Slice(2, der[1]).TrimStart((byte)0);
        if (der[0] != Integer || value.Length > half.Length)
        {
            throw new ArgumentException("Not an ECDSA signature in DER.", nameof(der));
        }

        half[..^value.Length].Clear();
        value.CopyTo(half[^value.Length..]);
        return 2 + der[1];
    }
}
