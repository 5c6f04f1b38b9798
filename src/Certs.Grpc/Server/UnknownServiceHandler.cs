using Grpc.AspNetCore.Server.Protocols;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace Grpc.AspNetCore.Server;

/// <summary>Answers calls of methods that are not mapped.</summary>
internal sealed class UnknownServiceHandler(ServiceSettings settings)
{
    internal Task HandleAsync(HttpContext http)
    {
        ServerProtocol? protocol = ProtocolSelector.Select(http.Request.ContentType, MethodType.Unary);
        if (protocol is null)
        {
            http.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return Task.CompletedTask;
        }

        http.Response.ContentType = protocol.ContentType;
        using CallResponse response = new(http, protocol, settings);
        Status status = new(StatusCode.Unimplemented, "The method is not known here.");
        return response.EndAsync(status, Metadata.Empty).AsTask();
    }
}
