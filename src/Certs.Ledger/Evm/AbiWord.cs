using System.Buffers.Binary;
using System.Numerics;
using Certs.Core;
using Certs.Core.Evm;

namespace Certs.Ledger.Evm;

/// <summary>Values that take one word of 32 bytes in the contract ABI.</summary>
internal static class AbiWord
{
    public const int Length = 32;

    /// <summary>Writes a value of an elementary static type.</summary>
    /// <exception cref="ArgumentException">
    /// The value does not fit the type: a defect of the caller.
    /// </exception>
    public static void Write(AbiType type, object value, Span<byte> word)
    {
        word.Clear();
        switch (type.Kind)
        {
            case AbiKind.NaturalNumber or AbiKind.WholeNumber:
                WriteInteger(type, ToInteger(value), word);
                break;
            case AbiKind.Address:
                ((Address)value).ToArray().CopyTo(word[12..]);
                break;
            case AbiKind.Boolean:
                word[31] = (bool)value ? (byte)1 : (byte)0;
                break;
            default:
                WriteFixedBytes(type, value, word);
                break;
        }
    }

    /// <summary>
    /// Reads a value of an elementary static type; unused bits must be what the ABI makes them.
    /// </summary>
    /// <exception cref="AbiException">They are not.</exception>
    public static object Read(AbiType type, ReadOnlySpan<byte> word) => type.Kind switch
    {
        AbiKind.NaturalNumber or AbiKind.WholeNumber => ReadInteger(type, word),
        AbiKind.Address => new Address(Unused(word[..12], word[12..])),
        AbiKind.Boolean => Unused(word[..31], word[31..])[0] switch
        {
            0 => false,
            1 => true,
            _ => throw new AbiException("A bool is 0 or 1."),
        },
        _ => Unused(word[type.Size..], word[..type.Size]).ToArray(),
    };

    /// <summary>Writes a length or an offset.</summary>
    public static void WriteLength(int value, Span<byte> word)
    {
        word[..28].Clear();
        BinaryPrimitives.WriteInt32BigEndian(word[28..], value);
    }

    /// <summary>Reads a length or an offset.</summary>
    /// <exception cref="AbiException">2^31 or more: no answer is that long.</exception>
    public static int ReadLength(ReadOnlySpan<byte> word)
    {
        int value = BinaryPrimitives.ReadInt32BigEndian(Unused(word[..28], word[28..]));
        return value >= 0 ? value : throw new AbiException("A length or an offset is too large.");
    }

    private static ReadOnlySpan<byte> Unused(ReadOnlySpan<byte> unused, ReadOnlySpan<byte> used) =>
        unused.ContainsAnyExcept((byte)0) ? throw new AbiException("Unused bytes are not zero.") : used;

    private static void WriteInteger(AbiType type, BigInteger value, Span<byte> word)
    {
        if (!Fits(type, value))
        {
            throw new ArgumentException($"{value} does not fit {type}.", nameof(value));
        }

        byte[] bytes = value.ToByteArray(isUnsigned: value.Sign >= 0, isBigEndian: true);
        word.Fill(value.Sign < 0 ? (byte)0xff : (byte)0);
        bytes.CopyTo(word[(Length - bytes.Length)..]);
    }

    private static BigInteger ReadInteger(AbiType type, ReadOnlySpan<byte> word)
    {
        BigInteger value = new(word, isUnsigned: type.Kind == AbiKind.NaturalNumber, isBigEndian: true);
        return Fits(type, value) ? value : throw new AbiException($"A value does not fit {type}.");
    }

    private static bool Fits(AbiType type, BigInteger value) => type.Kind == AbiKind.NaturalNumber
        ? value.Sign >= 0 && value.GetBitLength() <= type.Size
        : value.GetBitLength() < type.Size;

    private static BigInteger ToInteger(object value) => value switch
    {
        BigInteger number => number,
        byte number => number,
        ushort number => number,
        int number => number,
        uint number => number,
        long number => number,
        ulong number => number,
        _ => throw new ArgumentException($"{value.GetType().Name} is not an integer.", nameof(value)),
    };

    private static void WriteFixedBytes(AbiType type, object value, Span<byte> word)
    {
        byte[] bytes = value is Hash32 hash ? hash.ToArray() : (byte[])value;
        if (bytes.Length != type.Size)
        {
            throw new ArgumentException(
                $"{type} takes {type.Size} bytes, not {bytes.Length}.", nameof(value));
        }

        bytes.CopyTo(word);
    }
}
