using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Google.Protobuf;

namespace Certs.Server.Services;

/// <summary>Reads the wire format of protobuf where it lies: no object for a message, no string for a text.</summary>
/// <remarks>Every method throws <see cref="MalformedException"/> when the bytes are no such thing.</remarks>
internal ref struct ProtobufReader(ReadOnlySpan<byte> message)
{
    private const int MostVarintBytes = 10;

    private readonly ReadOnlySpan<byte> _message = message;
    private int _place;

    /// <summary>Where the next byte stands.</summary>
    public readonly int Place => _place;

    /// <summary>The number of the field that comes next, and its form; false at the end.</summary>
    public bool TryReadTag(out int field, out WireFormat.WireType form)
    {
        if (_place == _message.Length)
        {
            (field, form) = (0, default);
            return false;
        }

        uint tag = (uint)Math.Min(ReadVarint(), uint.MaxValue);
        (field, form) = (WireFormat.GetTagFieldNumber(tag), WireFormat.GetTagWireType(tag));
        return field > 0 ? true : throw new MalformedException();
    }

    /// <summary>A number of up to 64 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong ReadVarint() =>
        _place < _message.Length && _message[_place] < 0x80 ? _message[_place++] : ReadLongVarint();

    /// <summary>A double.</summary>
    public double ReadDouble() => BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double)));

    /// <summary>Where a text, some bytes or a message stand.</summary>
    public Range ReadRange()
    {
        ulong length = ReadVarint();
        int start = _place;
        Take(length <= int.MaxValue ? (int)length : throw new MalformedException());
        return start.._place;
    }

    /// <summary>A text, some bytes or a message.</summary>
    public ReadOnlySpan<byte> ReadBytes() => _message[ReadRange()];

    /// <summary>Passes over the value of a field.</summary>
    public void Skip(WireFormat.WireType form)
    {
        switch (form)
        {
            case WireFormat.WireType.Varint:
                ReadVarint();
                break;
            case WireFormat.WireType.Fixed64:
                Take(sizeof(ulong));
                break;
            case WireFormat.WireType.LengthDelimited:
                ReadRange();
                break;
            case WireFormat.WireType.Fixed32:
                Take(sizeof(uint));
                break;
            default:
                throw new MalformedException();
        }
    }

    private ulong ReadLongVarint()
    {
        ulong value = 0;
        for (int i = 0; i < MostVarintBytes && _place < _message.Length; i++)
        {
            byte next = _message[_place++];
            value |= (ulong)(next & 0x7f) << (7 * i);
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new MalformedException();
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > _message.Length - _place)
        {
            throw new MalformedException();
        }

        _place += length;
        return _message.Slice(_place - length, length);
    }

    /// <summary>The bytes are not correct protobuf.</summary>
    internal sealed class MalformedException : IOException;
}
