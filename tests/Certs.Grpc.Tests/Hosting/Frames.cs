using System.Buffers.Binary;
using System.Text;

namespace Certs.Grpc.Tests.Hosting;

/// <summary>Length-prefixed messages, written and read by hand.</summary>
internal static class Frames
{
    public static byte[] Message(ReadOnlySpan<byte> content, byte flag = 0)
    {
        byte[] frame = new byte[content.Length + 5];
        frame[0] = flag;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), content.Length);
        content.CopyTo(frame.AsSpan(5));
        return frame;
    }

    public static List<(byte Flag, string Text)> Read(byte[] body)
    {
        List<(byte, string)> frames = [];
        for (int i = 0; i < body.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(body.AsSpan(i + 1));
            frames.Add((body[i], Encoding.UTF8.GetString(body.AsSpan(i + 5, length))));
            i += 5 + length;
        }

        return frames;
    }
}
