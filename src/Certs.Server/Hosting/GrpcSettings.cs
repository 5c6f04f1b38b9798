using Certs.Server.Services;
using Grpc.AspNetCore.Server;
using Microsoft.Extensions.Options;

namespace Certs.Server.Hosting;

/// <summary>How calls are served: size limits, who may call, how errors are told.</summary>
internal sealed class GrpcSettings(IOptions<LimitOptions> limits) : IConfigureOptions<GrpcServiceOptions>
{
    /// <inheritdoc />
    public void Configure(GrpcServiceOptions options)
    {
        options.MaxReceiveMessageSize = limits.Value.MessageBytes;
        options.MaxSendMessageSize = 4 << 20;
        options.ExceptionMapper = RefusalMapping.ToRpcException;
        options.Interceptors.Add<Authorisation>();
    }
}
