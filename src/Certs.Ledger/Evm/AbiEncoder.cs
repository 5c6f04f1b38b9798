using System.Text;
using Certs.Core;

namespace Certs.Ledger.Evm;

/// <summary>
/// Writes values in the Solidity contract ABI. <see cref="AbiKind"/> says which .NET type each kind takes.
/// </summary>
/// <remarks>Integers may be any integer type; 32 fixed bytes may be a <see cref="Hash32"/>.</remarks>
public static class AbiEncoder
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>The encoding of a sequence of values, such as the arguments of a function.</summary>
    /// <param name="types">The types, in order.</param>
    /// <param name="values">As many values.</param>
    /// <exception cref="ArgumentException">A value does not fit its type.</exception>
    public static byte[] Encode(IReadOnlyList<AbiType> types, IReadOnlyList<object> values)
    {
        ArgumentNullException.ThrowIfNull(types);
        ArgumentNullException.ThrowIfNull(values);
        if (types.Count != values.Count)
        {
            throw new ArgumentException(
                $"{types.Count} values are needed, not {values.Count}.", nameof(values));
        }

        int headLength = types.Sum(type => type.HeadLength);
        using MemoryStream head = new();
        using MemoryStream tail = new();
        for (int i = 0; i < types.Count; i++)
        {
            byte[] encoded = EncodeOne(types[i], values[i]);
            if (types[i].IsDynamic)
            {
                head.Write(Length(headLength + (int)tail.Length));
                tail.Write(encoded);
            }
            else
            {
                head.Write(encoded);
            }
        }

        tail.WriteTo(head);
        return head.ToArray();
    }

    private static byte[] EncodeOne(AbiType type, object value)
    {
        switch (type.Kind)
        {
            case AbiKind.Tuple:
                return Encode(type.Components, (IReadOnlyList<object>)value);
            case AbiKind.Array:
                return EncodeArray(type, (IReadOnlyList<object>)value);
            case AbiKind.Bytes:
                return EncodeBytes((byte[])value);
            case AbiKind.Text:
                return EncodeBytes(Utf8.GetBytes((string)value));
            default:
                byte[] word = new byte[AbiWord.Length];
                AbiWord.Write(type, value, word);
                return word;
        }
    }

    private static byte[] EncodeArray(AbiType type, IReadOnlyList<object> values)
    {
        if (type.Length is { } length && length != values.Count)
        {
            throw new ArgumentException(
                $"{type} takes {length} elements, not {values.Count}.", nameof(values));
        }

        byte[] elements = Encode([.. Enumerable.Repeat(type.Element!, values.Count)], values);
        return type.Length is null ? [.. Length(values.Count), .. elements] : elements;
    }

    private static byte[] EncodeBytes(byte[] bytes)
    {
        byte[] encoded = new byte[AbiWord.Length + ((bytes.Length + 31) / 32 * 32)];
        AbiWord.WriteLength(bytes.Length, encoded.AsSpan(0, AbiWord.Length));
        bytes.CopyTo(encoded, AbiWord.Length);
        return encoded;
    }

    private static byte[] Length(int value)
    {
        byte[] word = new byte[AbiWord.Length];
        AbiWord.WriteLength(value, word);
        return word;
    }
}
