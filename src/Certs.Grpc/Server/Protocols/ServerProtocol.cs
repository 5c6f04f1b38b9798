using Grpc.Core;
using Grpc.Wire;
using Microsoft.AspNetCore.Http;

namespace Grpc.AspNetCore.Server.Protocols;

/// <summary>How a call begins and ends in one of the protocols that share the handlers.</summary>
internal abstract class ServerProtocol
{
    /// <summary>The response's content type.</summary>
    internal abstract string ContentType { get; }

    /// <summary>Whether messages are JSON rather than protobuf.</summary>
    internal virtual bool IsJson => false;

    /// <summary>Whether messages have the five-byte prefix.</summary>
    internal virtual bool IsFramed => true;

    /// <summary>The status of a message that cannot be read.</summary>
    internal virtual StatusCode Malformed => StatusCode.Internal;

    /// <summary>The header that names the encoding of the request's or the response's messages.</summary>
    internal virtual string EncodingHeader => HeaderNames.Encoding;

    /// <summary>The header that names the encodings that the other side takes.</summary>
    internal virtual string AcceptEncodingHeader => HeaderNames.AcceptEncoding;

    /// <summary>Reads the time that the client gives; null when it gives none.</summary>
    /// <exception cref="RpcException">The header is not correct.</exception>
    internal virtual TimeSpan? ReadTimeout(IHeaderDictionary headers)
    {
        string? text = headers[HeaderNames.Timeout];
        return text is null ? null
            : GrpcTimeout.TryParse(text, out TimeSpan timeout) ? timeout
            : throw new RpcException(
                new Status(StatusCode.Internal, "The header grpc-timeout is not correct."));
    }

    /// <summary>Refuses what this protocol's headers forbid.</summary>
    internal virtual void CheckHead(IHeaderDictionary headers)
    {
    }

    /// <summary>Writes the end of a call into headers, trailers or body; the flush follows with the request's
    /// end.</summary>
    internal abstract void WriteEnd(CallResponse response, Status status, Metadata trailers);
}
