using Grpc.Core;
using Grpc.Wire;
using Microsoft.AspNetCore.Http;

namespace Grpc.AspNetCore.Server.Protocols;

/// <summary>Connect, streams: HTTP's status is always 200, and the last frame of the body is the end as
/// JSON.</summary>
/// <remarks>Source: Connect protocol reference, "Streaming RPCs".</remarks>
internal sealed class ConnectStreamProtocol : ServerProtocol
{
    internal static readonly ConnectStreamProtocol Json = new(true);
    internal static readonly ConnectStreamProtocol Proto = new(false);
    private const byte EndFlag = 0x02;

    private ConnectStreamProtocol(bool isJson) => IsJson = isJson;

    internal override string ContentType => IsJson ? "application/connect+json" : "application/connect+proto";

    internal override bool IsJson { get; }

    internal override StatusCode Malformed => StatusCode.InvalidArgument;

    internal override string EncodingHeader => HeaderNames.ConnectEncoding;

    internal override string AcceptEncodingHeader => HeaderNames.ConnectAcceptEncoding;

    internal override TimeSpan? ReadTimeout(IHeaderDictionary headers) => ConnectHeaders.ReadTimeout(headers);

    internal override void CheckHead(IHeaderDictionary headers) => ConnectHeaders.CheckVersion(headers);

    internal override void WriteEnd(CallResponse response, Status status, Metadata trailers) =>
        GrpcWebProtocol.WriteFrame(
            response.Http.BodyWriter, EndFlag, ConnectError.ToEndOfStream(status, trailers).Span);
}
