using System.IO.Compression;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Wire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Grpc.AspNetCore.Server;

/// <summary>What holds for one service: its own options over those of all.</summary>
internal sealed class ServiceSettings
{
    private const int DefaultReceiveBytes = 4 * 1024 * 1024;

    internal ServiceSettings(
        GrpcServiceOptions service, GrpcServiceOptions all, IServiceProvider services, ILogger logger)
    {
        MaxReceiveBytes = service.IsReceiveSizeSet ? service.MaxReceiveMessageSize
            : all.IsReceiveSizeSet ? all.MaxReceiveMessageSize : DefaultReceiveBytes;
        MaxSendBytes = service.MaxSendMessageSize ?? all.MaxSendMessageSize;
        CompressesResponses = (service.ResponseCompressionAlgorithm ?? all.ResponseCompressionAlgorithm)
            is HeaderNames.Gzip;
        Level = service.ResponseCompressionLevel ?? all.ResponseCompressionLevel ?? CompressionLevel.Fastest;
        MapException = service.ExceptionMapper ?? all.ExceptionMapper ?? (_ => null);
        DefaultDeadline = service.DefaultDeadline ?? all.DefaultDeadline;
        JsonTypes = service.JsonTypeRegistry ?? all.JsonTypeRegistry ?? TypeRegistry.Empty;
        Interceptors = [.. all.Interceptors.Concat(service.Interceptors).Select(one => one.Create(services))];
        Stopping = services.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? default;
        Logger = logger;
    }

    internal int? MaxReceiveBytes { get; }

    internal int? MaxSendBytes { get; }

    internal bool CompressesResponses { get; }

    internal CompressionLevel Level { get; }

    internal Func<Exception, RpcException?> MapException { get; }

    internal TimeSpan? DefaultDeadline { get; }

    internal TypeRegistry JsonTypes { get; }

    internal IReadOnlyList<Interceptor> Interceptors { get; }

    /// <summary>Cancelled when the host begins to stop.</summary>
    internal CancellationToken Stopping { get; }

    internal ILogger Logger { get; }
}
