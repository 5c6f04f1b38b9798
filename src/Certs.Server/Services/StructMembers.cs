using System.Buffers;
using Certs.Core.Documents;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Certs.Server.Services;

/// <summary>
/// The members of a <c>google.protobuf.Struct</c> in the order that canonical JSON has them, found in its bytes. A name
/// that comes twice is refused: nobody should have to know which of two values a licence has. Borrows its memory:
/// dispose it.
/// </summary>
internal ref struct StructMembers : IDisposable
{
    private const int KeyField = 1;
    private const int ValueField = 2;
    private const int FewMembers = 32;

    private readonly ReadOnlySpan<byte> _message;
    private Member[] _members = ArrayPool<Member>.Shared.Rent(FewMembers);

    private StructMembers(ReadOnlySpan<byte> message) => _message = message;

    /// <summary>How many there are; one more than <c>most</c>: there are more than were to be read.</summary>
    public int Count { get; private set; }

    /// <summary>Finds the members.</summary>
    /// <param name="message">The bytes of the Struct, which must not change while the members are used.</param>
    /// <param name="most">The most members that are of use.</param>
    /// <exception cref="ProtobufReader.MalformedException">The bytes are no Struct.</exception>
    public static StructMembers Read(ReadOnlySpan<byte> message, int most)
    {
        StructMembers members = new(message);
        ProtobufReader reader = new(message);
        while (members.Count <= most && reader.TryReadTag(out int field, out WireFormat.WireType form))
        {
            if (field == Struct.FieldsFieldNumber && form == WireFormat.WireType.LengthDelimited)
            {
                members.Add(ReadEntry(message, reader.ReadRange()));
            }
            else
            {
                reader.Skip(form);
            }
        }

        return members;
    }

    /// <summary>A member's name in UTF-8.</summary>
    public readonly ReadOnlySpan<byte> Name(int index) => _message[_members[index].Name];

    /// <summary>A member's value: the bytes of a <c>google.protobuf.Value</c>.</summary>
    public readonly ReadOnlySpan<byte> Value(int index) => _message[_members[index].Value];

    /// <inheritdoc />
    public void Dispose()
    {
        ArrayPool<Member>.Shared.Return(_members);
        _members = [];
        Count = 0;
    }

    private static Member ReadEntry(ReadOnlySpan<byte> message, Range entry)
    {
        (int start, int length) = entry.GetOffsetAndLength(message.Length);
        ProtobufReader reader = new(message.Slice(start, length));
        Range name = default;
        Range value = default;
        while (reader.TryReadTag(out int field, out WireFormat.WireType form))
        {
            switch (field, form)
            {
                case (KeyField, WireFormat.WireType.LengthDelimited) when name.Equals(default):
                    name = reader.ReadRange();
                    break;
                case (ValueField, WireFormat.WireType.LengthDelimited) when value.Equals(default):
                    value = reader.ReadRange();
                    break;
                case (KeyField or ValueField, WireFormat.WireType.LengthDelimited):
                    throw new ProtobufReader.MalformedException();
                default:
                    reader.Skip(form);
                    break;
            }
        }

        return new Member(Moved(name, start), Moved(value, start));
    }

    private static Range Moved(Range range, int by) => (range.Start.Value + by)..(range.End.Value + by);

    // Members mostly come in order or are few, so that the place is near the end or cheap to make free.
    private void Add(Member member)
    {
        int place = Find(_message[member.Name]);
        if (Count == _members.Length)
        {
            Grow();
        }

        _members.AsSpan(place, Count - place).CopyTo(_members.AsSpan(place + 1));
        _members[place] = member;
        Count++;
    }

    private readonly int Find(ReadOnlySpan<byte> name)
    {
        int low = 0;
        int high = Count;
        while (low < high)
        {
            int middle = low == 0 && high == Count ? high - 1 : (low + high) / 2;
            int order = FieldsWriter.CompareNames(Name(middle), name);
            if (order == 0)
            {
                throw new ProtobufReader.MalformedException();
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private void Grow()
    {
        Member[] larger = ArrayPool<Member>.Shared.Rent(2 * Count);
        _members.AsSpan(0, Count).CopyTo(larger);
        ArrayPool<Member>.Shared.Return(_members);
        _members = larger;
    }

    private readonly record struct Member(Range Name, Range Value);
}
