using Google.Protobuf;

namespace Certs.Server.Tests.Hostile;

/// <summary>Writes a message as protobuf that breaks the rules of protobuf.</summary>
internal static class WireMutation
{
    private const int LengthDelimited = 2;
    private const int StartGroup = 3;

    /// <summary>The bytes of <paramref name="message"/> with hostile values or broken bytes.</summary>
    public static byte[] Write(IMessage message, Random random)
    {
        if (random.Next(2) == 0)
        {
            FieldMutation.Change(message, random);
        }

        byte[] bytes = message.ToByteArray();
        return random.Next(10) switch
        {
            0 => [.. bytes, .. Tag(random.Next(1, 12), random.Next(8)), .. HostileValues.Bytes(random, 12)],
            1 => [.. bytes, .. Tag(random.Next(1, 12), LengthDelimited), .. HugeLength(random)],
            2 => Nested(random.Next(1, 12), random.Next(2, 400)),
            3 => [.. bytes, .. Tag(random.Next(1, 4), LengthDelimited), 3, 0xff, 0xfe, 0xc0],
            4 => [.. Enumerable.Repeat(Tag(random.Next(1, 12), StartGroup), random.Next(1, 2000)).SelectMany(tag => tag)],
            5 => [.. bytes, .. Enumerable.Repeat((byte)0xff, random.Next(1, 30))],
            6 or 7 or 8 => bytes,
            _ => ByteMutation.Change(bytes, random),
        };
    }

    private static byte[] Tag(int field, int wireType) => [(byte)((field << 3) | wireType)];

    private static byte[] HugeLength(Random random) => random.Next(3) switch
    {
        0 => [0xff, 0xff, 0xff, 0xff, 0x07],
        1 => [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01],
        _ => [0x80, 0x80, 0x80, 0x80, 0x08],
    };

    private static byte[] Nested(int field, int depth)
    {
        byte[] inner = [];
        for (int i = 0; i < depth; i++)
        {
            using MemoryStream outer = new();
            using CodedOutputStream output = new(outer);
            output.WriteTag(field, WireFormat.WireType.LengthDelimited);
            output.WriteBytes(ByteString.CopyFrom(inner));
            output.Flush();
            inner = outer.ToArray();
        }

        return inner;
    }
}
