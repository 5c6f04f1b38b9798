using System.Text;

namespace Certs.Ledger.Evm;

/// <summary>
/// Reads values in the Solidity contract ABI. <see cref="AbiKind"/> says which .NET type each kind gives.
/// </summary>
/// <remarks>
/// Unused bits must be zero, offsets and lengths must lie inside the data, text must be UTF-8. Offsets that
/// point several times at the same place cannot make the result larger than 65,536 values.
/// </remarks>
public static class AbiDecoder
{
    private const int MaximumValues = 65_536;
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Reads a sequence of values.</summary>
    /// <param name="types">The types, in order.</param>
    /// <param name="data">
    /// The encoding. Bytes that no value reaches are passed over, as Solidity does.
    /// </param>
    /// <returns>As many values as types.</returns>
    /// <exception cref="AbiException">Not an encoding of these types.</exception>
    public static object[] Decode(IReadOnlyList<AbiType> types, ReadOnlySpan<byte> data)
    {
        ArgumentNullException.ThrowIfNull(types);
        int valuesLeft = MaximumValues;
        return ReadSequence(types, data, ref valuesLeft);
    }

    private static object[] ReadSequence(
        IReadOnlyList<AbiType> types, ReadOnlySpan<byte> frame, ref int valuesLeft)
    {
        if ((valuesLeft -= types.Count) < 0)
        {
            throw new AbiException($"More than {MaximumValues} values.");
        }

        object[] values = new object[types.Count];
        int at = 0;
        for (int i = 0; i < types.Count; i++)
        {
            ReadOnlySpan<byte> head = Slice(frame, at, types[i].HeadLength);
            at += types[i].HeadLength;
            ReadOnlySpan<byte> body = types[i].IsDynamic ? Tail(frame, AbiWord.ReadLength(head)) : head;
            values[i] = ReadOne(types[i], body, ref valuesLeft);
        }

        return values;
    }

    private static object ReadOne(AbiType type, ReadOnlySpan<byte> body, ref int valuesLeft) =>
        type.Kind switch
        {
            AbiKind.Tuple => ReadSequence(type.Components, body, ref valuesLeft),
            AbiKind.Array => ReadArray(type, body, ref valuesLeft),
            AbiKind.Bytes => ReadBytes(body),
            AbiKind.Text => ReadText(body),
            AbiKind.NaturalNumber or AbiKind.WholeNumber or AbiKind.Address or AbiKind.Boolean
                or AbiKind.FixedBytes =>
                AbiWord.Read(type, body),
        };

    private static object[] ReadArray(AbiType type, ReadOnlySpan<byte> body, ref int valuesLeft)
    {
        int count = type.Length ?? AbiWord.ReadLength(Slice(body, 0, AbiWord.Length));
        ReadOnlySpan<byte> frame = type.Length is null ? body[AbiWord.Length..] : body;
        if (count > valuesLeft)
        {
            throw new AbiException($"More than {MaximumValues} values.");
        }

        return ReadSequence([.. Enumerable.Repeat(type.Element!, count)], frame, ref valuesLeft);
    }

    private static byte[] ReadBytes(ReadOnlySpan<byte> body)
    {
        int length = AbiWord.ReadLength(Slice(body, 0, AbiWord.Length));
        ReadOnlySpan<byte> content = Slice(body[AbiWord.Length..], 0, length);
        int padding = (32 - (length % 32)) % 32;
        return Slice(body[AbiWord.Length..], length, padding).ContainsAnyExcept((byte)0)
            ? throw new AbiException("Padding is not zero.")
            : content.ToArray();
    }

    private static string ReadText(ReadOnlySpan<byte> body)
    {
        try
        {
            return Utf8.GetString(ReadBytes(body));
        }
        catch (DecoderFallbackException)
        {
            throw new AbiException("A string is not UTF-8.");
        }
    }

    private static ReadOnlySpan<byte> Tail(ReadOnlySpan<byte> frame, int offset) => offset <= frame.Length
        ? frame[offset..]
        : throw new AbiException("An offset points past the end.");

    private static ReadOnlySpan<byte> Slice(ReadOnlySpan<byte> data, int start, int length) =>
        length <= data.Length - start
            ? data.Slice(start, length)
            : throw new AbiException("The data ends too early.");
}
