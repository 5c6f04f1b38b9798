using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Grpc.Core;
using Grpc.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Grpc.AspNetCore.Server.Protocols;

/// <summary>gRPC-Web, binary: the trailers are the last frame of the body (PROTOCOL-WEB).</summary>
internal sealed class GrpcWebProtocol : ServerProtocol
{
    internal static readonly GrpcWebProtocol Instance = new();
    private const byte TrailersFlag = 0x80;

    internal override string ContentType => "application/grpc-web+proto";

    internal override void WriteEnd(CallResponse response, Status status, Metadata trailers)
    {
        HeaderDictionary lines = [];
        GrpcProtocol.WriteStatus(lines, status);
        MetadataHeaders.Append(lines, trailers, "");
        StringBuilder block = new();
        foreach ((string name, StringValues values) in lines)
        {
            foreach (string? value in values)
            {
                _ = block.Append(name).Append(": ").Append(value).Append("\r\n");
            }
        }

        WriteFrame(response.Http.BodyWriter, TrailersFlag, Encoding.ASCII.GetBytes(block.ToString()));
    }

    internal static void WriteFrame(IBufferWriter<byte> output, byte flag, ReadOnlySpan<byte> content)
    {
        Span<byte> prefix = output.GetSpan(FrameReader.PrefixBytes);
        prefix[0] = flag;
        BinaryPrimitives.WriteInt32BigEndian(prefix[1..], content.Length);
        output.Advance(FrameReader.PrefixBytes);
        output.Write(content);
    }
}
