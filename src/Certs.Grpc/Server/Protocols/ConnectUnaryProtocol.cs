using System.Buffers;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace Grpc.AspNetCore.Server.Protocols;

/// <summary>Connect, unary: the body is the message alone, an error is HTTP's own status with a JSON
/// body.</summary>
/// <remarks>Source: Connect protocol reference, "Unary (Request-Response) RPCs". The message is held back
/// until the status is known, because the status decides what the body is.</remarks>
internal sealed class ConnectUnaryProtocol : ServerProtocol
{
    internal static readonly ConnectUnaryProtocol Json = new(true);
    internal static readonly ConnectUnaryProtocol Proto = new(false);
    private const string TrailerPrefix = "trailer-";

    private ConnectUnaryProtocol(bool isJson) => IsJson = isJson;

    internal override string ContentType => IsJson ? "application/json" : "application/proto";

    internal override bool IsJson { get; }

    internal override bool IsFramed => false;

    internal override StatusCode Malformed => StatusCode.InvalidArgument;

    internal override string EncodingHeader => "content-encoding";

    internal override string AcceptEncodingHeader => "accept-encoding";

    internal override TimeSpan? ReadTimeout(IHeaderDictionary headers) => ConnectHeaders.ReadTimeout(headers);

    internal override void CheckHead(IHeaderDictionary headers) => ConnectHeaders.CheckVersion(headers);

    internal override void WriteEnd(CallResponse response, Status status, Metadata trailers)
    {
        HttpResponse http = response.Http;
        MetadataHeaders.Append(http.Headers, ConnectError.WithoutDetails(trailers), TrailerPrefix);
        ReadOnlyMemory<byte> body = response.HeldMessage;
        if (status.StatusCode != StatusCode.OK)
        {
            http.StatusCode = ConnectError.ToHttp(status.StatusCode);
            http.ContentType = "application/json";
            _ = http.Headers.Remove(EncodingHeader);
            body = ConnectError.ToJson(status, trailers);
        }

        http.ContentLength = body.Length;
        http.BodyWriter.Write(body.Span);
    }
}
