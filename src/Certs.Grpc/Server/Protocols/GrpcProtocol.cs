using System.Globalization;
using Grpc.Core;
using Grpc.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Grpc.AspNetCore.Server.Protocols;

/// <summary>gRPC over HTTP/2: the status is in the trailers, or in the headers when there is nothing
/// else.</summary>
internal sealed class GrpcProtocol : ServerProtocol
{
    internal static readonly GrpcProtocol Instance = new();

    internal override string ContentType => "application/grpc";

    internal override void WriteEnd(CallResponse response, Status status, Metadata trailers)
    {
        IHeaderDictionary target = response.HasWritten || response.Http.HasStarted
            ? response.Http.HttpContext.Features.GetRequiredFeature<IHttpResponseTrailersFeature>().Trailers
            : response.Http.Headers;
        WriteStatus(target, status);
        MetadataHeaders.Append(target, trailers, "");
    }

    internal static void WriteStatus(IHeaderDictionary target, Status status)
    {
        target[HeaderNames.Status] = status.StatusCode == StatusCode.OK
            ? "0"
            : ((int)status.StatusCode).ToString(CultureInfo.InvariantCulture);
        if (!string.IsNullOrEmpty(status.Detail))
        {
            target[HeaderNames.Message] = PercentEncoding.Encode(status.Detail);
        }
    }
}
