using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Certs.Grpc.Tests.Hosting;

namespace Certs.Grpc.Tests.Abuse;

/// <summary>An HTTP/2 client that sends any frames it is told to, rules or not (RFC 9113 §4.1).</summary>
internal sealed class RawHttp2 : IDisposable
{
    public const byte Data = 0;
    public const byte Headers = 1;
    public const byte Reset = 3;
    public const byte Settings = 4;
    public const byte Ping = 6;
    public const byte GoAway = 7;
    public const byte WindowUpdate = 8;
    public const byte Continuation = 9;
    public const byte EndStream = 1;
    public const byte EndHeaders = 4;

    private readonly TcpClient _tcp = new() { NoDelay = true };

    // Kept, because a socket that has met a reset no longer gives it.
    private NetworkStream? _stream;

    private NetworkStream Stream => _stream!;

    public static async Task<RawHttp2> ConnectAsync(EchoHost host, byte[]? settings = null)
    {
        RawHttp2 client = new();
        await client._tcp.ConnectAsync(IPAddress.Loopback, host.Address.Port);
        client._stream = client._tcp.GetStream();
        await client.Stream.WriteAsync("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray());
        await client.SendAsync(Settings, 0, 0, settings ?? []);
        return client;
    }

    public static byte[] Frame(byte type, byte flags, int stream, ReadOnlySpan<byte> payload)
    {
        byte[] frame = new byte[9 + payload.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, payload.Length << 8);
        frame[3] = type;
        frame[4] = flags;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), stream);
        payload.CopyTo(frame.AsSpan(9));
        return frame;
    }

    /// <summary>A header block of literals without indexing or Huffman code (RFC 7541 §6.2.2).</summary>
    public static byte[] Block(params (string Name, string Value)[] headers)
    {
        List<byte> block = [];
        foreach ((string name, string value) in headers)
        {
            block.Add(0);
            AddText(block, name);
            AddText(block, value);
        }

        return [.. block];
    }

    public static byte[] CallBlock(string method) => Block(
        (":method", "POST"), (":scheme", "http"), (":path", method), (":authority", "localhost"),
        ("te", "trailers"), ("content-type", "application/grpc"));

    public Task SendAsync(byte type, byte flags, int stream, byte[] payload) =>
        SendAsync(Frame(type, flags, stream, payload));

    public async Task SendAsync(byte[] bytes) => await Stream.WriteAsync(bytes);

    /// <summary>Sends the same bytes again and again until the server closes the connection or all are
    /// sent.</summary>
    /// <returns>Whether the server closed.</returns>
    public async Task<bool> FloodAsync(Func<int, byte[]> frames, int times)
    {
        try
        {
            for (int i = 0; i < times; i++)
            {
                await SendAsync(frames(i));
            }

            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>Reads frames until one that is wanted; null when the connection ended before.</summary>
    public async Task<(byte Type, int Stream, byte[] Payload)?> ReadUntilAsync(Func<byte, int, bool> isWanted)
    {
        try
        {
            byte[] header = new byte[9];
            while (true)
            {
                await Stream.ReadExactlyAsync(header).AsTask().WaitAsync(Eventually.Limit);
                byte[] payload = new byte[BinaryPrimitives.ReadInt32BigEndian(header) >> 8 & 0xffffff];
                await Stream.ReadExactlyAsync(payload).AsTask().WaitAsync(Eventually.Limit);
                int stream = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(5));
                if (isWanted(header[3], stream))
                {
                    return (header[3], stream, payload);
                }
            }
        }
        catch (IOException)
        {
            return null;
        }
        catch (ObjectDisposedException)
        {
            return null;
        }
    }

    /// <summary>Reads until the server has closed the connection.</summary>
    public Task ReadToEndAsync() => ReadUntilAsync((_, _) => false);

    public void Dispose() => _tcp.Dispose();

    private static void AddText(List<byte> block, string text)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(text);
        if (bytes.Length < 127)
        {
            block.Add((byte)bytes.Length);
        }
        else
        {
            block.Add(127);
            int rest = bytes.Length - 127;
            while (rest >= 128)
            {
                block.Add((byte)(rest % 128 + 128));
                rest /= 128;
            }

            block.Add((byte)rest);
        }

        block.AddRange(bytes);
    }
}
