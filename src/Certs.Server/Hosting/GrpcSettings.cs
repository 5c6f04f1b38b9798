using Certs.Server.Services;
using Google.Protobuf.Reflection;
using Google.Rpc;
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
        // Items of streams carry their errors as google.rpc.Status, whose details JSON can only write by type.
        options.JsonTypeRegistry = TypeRegistry.FromFiles(ErrorDetailsReflection.Descriptor);
        options.Interceptors.Add<Authorisation>();
    }
}
