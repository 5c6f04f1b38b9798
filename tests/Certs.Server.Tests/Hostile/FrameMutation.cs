using System.Buffers.Binary;
using System.IO.Compression;

namespace Certs.Server.Tests.Hostile;

/// <summary>Writes bodies whose frames, lengths, flags, compression or headers are broken.</summary>
internal static class FrameMutation
{
    private const int BombBytes = 64 << 20;

    private static readonly byte[] Bomb = MakeBomb();

    private static readonly (string Name, string Value)[] Headers =
    [
        ("grpc-timeout", "0n"), ("grpc-timeout", "-1S"), ("grpc-timeout", "99999999H"), ("grpc-timeout", "1"),
        ("grpc-timeout", "999999999999999S"), ("grpc-timeout", "xS"), ("grpc-encoding", "br"), ("grpc-encoding", "snappy"),
        ("grpc-encoding", "gzip"), ("grpc-encoding", "identity"), ("grpc-accept-encoding", ",,,gzip,;q=x"),
        ("x-bin", "!!!!"), ("x-bin", "AA=A"), ("grpc-trace-bin", "AAA"), ("connect-timeout-ms", "99999999999"),
        ("connect-protocol-version", "2"), ("content-encoding", "gzip"), ("connect-content-encoding", "gzip"),
    ];

    /// <summary>A body, and the headers that go with it.</summary>
    /// <param name="message">A message in its bytes.</param>
    /// <param name="random">The choice.</param>
    public static (byte[] Body, (string, string)[] Headers) Write(byte[] message, Random random)
    {
        byte[] good = Frame(0, (uint)message.Length, message);
        return random.Next(14) switch
        {
            0 => (Frame((byte)random.Next(2, 256), (uint)message.Length, message), []),
            1 => (Frame(0, (uint)(message.Length + random.Next(1, 5000)), message), []),
            2 => (Frame(0, (uint)random.Next(message.Length + 1), message), []),
            3 => (Frame(0, uint.MaxValue - (uint)random.Next(3), message), []),
            4 => (Frame(1, (uint)message.Length, message), []),
            5 => (Frame(1, (uint)message.Length, message), [("grpc-encoding", "gzip")]),
            6 => Gzip(ByteMutation.Change(Compress(message), random)),
            7 => random.Next(40) == 0 ? Gzip(Bomb) : Gzip(Compress(new byte[2 << 20])),
            8 => ([], []),
            9 => (good[..random.Next(Math.Min(5, good.Length))], []),
            10 => ([.. good, .. good], []),
            11 => ([.. Enumerable.Repeat(new byte[5], random.Next(2, 500)).SelectMany(frame => frame)], []),
            12 => (good, random.GetItems(Headers, 1)),
            _ => (ByteMutation.Change(good, random), random.GetItems(Headers, 1)),
        };
    }

    private static (byte[], (string, string)[]) Gzip(byte[] compressed) =>
        (Frame(1, (uint)compressed.Length, compressed), [("grpc-encoding", "gzip")]);

    /// <summary>A frame of gRPC: flag, length, message.</summary>
    public static byte[] Frame(byte flag, uint length, byte[] message)
    {
        byte[] frame = new byte[5 + message.Length];
        frame[0] = flag;
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(1), length);
        message.CopyTo(frame, 5);
        return frame;
    }

    private static byte[] Compress(byte[] bytes)
    {
        using MemoryStream compressed = new();
        using (GZipStream gzip = new(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return compressed.ToArray();
    }

    private static byte[] MakeBomb()
    {
        using MemoryStream compressed = new();
        using (GZipStream gzip = new(compressed, CompressionLevel.SmallestSize))
        {
            byte[] part = new byte[1 << 20];
            for (int i = 0; i < BombBytes; i += part.Length)
            {
                gzip.Write(part);
            }
        }

        return compressed.ToArray();
    }
}
