using System.Threading.Channels;
using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.Extensions.Hosting;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Grpc.HealthCheck;

/// <summary>Says whether services can be used: <c>grpc.health.v1.Health</c>. Register it as a
/// singleton.</summary>
/// <remarks>The service <c>""</c> is the whole server. A service whose status was never set is NOT_FOUND to
/// Check and SERVICE_UNKNOWN to Watch.</remarks>
#pragma warning disable CA1711 // The name is that of the official package.
public sealed class HealthServiceImpl : Health.V1.Health.HealthBase
#pragma warning restore CA1711 // Only the name is concerned.
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ServingStatus> _statuses = [];
    private readonly Dictionary<string, List<Channel<ServingStatus>>> _watchers = [];
    private readonly CancellationToken _stopping;

    /// <summary>Makes a service without any status.</summary>
    public HealthServiceImpl()
    {
    }

    /// <summary>Makes a service that says NOT_SERVING and ends its watches when the host begins to
    /// stop.</summary>
    /// <param name="lifetime">The host's.</param>
    public HealthServiceImpl(IHostApplicationLifetime lifetime)
    {
        ArgumentNullException.ThrowIfNull(lifetime);
        _stopping = lifetime.ApplicationStopping;
        _ = _stopping.Register(Stop);
    }

    /// <summary>Sets the status of a service and tells its watchers.</summary>
    /// <param name="service">The service with its package; empty for the whole server.</param>
    /// <param name="status">The status.</param>
    public void SetStatus(string service, ServingStatus status)
    {
        ArgumentNullException.ThrowIfNull(service);
        lock (_lock)
        {
            if (!_statuses.TryGetValue(service, out ServingStatus last) || last != status)
            {
                _statuses[service] = status;
                Tell(service, status);
            }
        }
    }

    /// <summary>Forgets the status of a service.</summary>
    /// <param name="service">The service with its package; empty for the whole server.</param>
    public void ClearStatus(string service)
    {
        ArgumentNullException.ThrowIfNull(service);
        lock (_lock)
        {
            if (_statuses.Remove(service))
            {
                Tell(service, ServingStatus.ServiceUnknown);
            }
        }
    }

    /// <summary>Forgets all statuses.</summary>
    public void ClearAll()
    {
        lock (_lock)
        {
            foreach (string service in _statuses.Keys.ToList())
            {
                ClearStatus(service);
            }
        }
    }

    /// <inheritdoc />
    public override Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context)
    {
        ArgumentNullException.ThrowIfNull(request);
        lock (_lock)
        {
            return _statuses.TryGetValue(request.Service, out ServingStatus status)
                ? Task.FromResult(new HealthCheckResponse { Status = status })
                : throw new RpcException(new Status(StatusCode.NotFound, "The service is not known."));
        }
    }

    /// <inheritdoc />
    public override async Task Watch(
        HealthCheckRequest request,
        IServerStreamWriter<HealthCheckResponse> responseStream,
        ServerCallContext context)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(responseStream);
        ArgumentNullException.ThrowIfNull(context);
        Channel<ServingStatus> changes = StartWatch(request.Service);
        try
        {
            using CancellationTokenSource ended =
                CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, _stopping);
            await foreach (ServingStatus status in changes.Reader.ReadAllAsync(ended.Token))
            {
                await responseStream.WriteAsync(new HealthCheckResponse { Status = status });
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "The server is stopping."));
        }
        finally
        {
            EndWatch(request.Service, changes);
        }
    }

    private Channel<ServingStatus> StartWatch(string service)
    {
        // Only the last status matters to a watcher that is slow.
        Channel<ServingStatus> changes = Channel.CreateBounded<ServingStatus>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (_lock)
        {
            if (!_watchers.TryGetValue(service, out List<Channel<ServingStatus>>? watchers))
            {
                _watchers[service] = watchers = [];
            }

            watchers.Add(changes);
            _ = changes.Writer.TryWrite(_statuses.GetValueOrDefault(service, ServingStatus.ServiceUnknown));
        }

        return changes;
    }

    private void EndWatch(string service, Channel<ServingStatus> changes)
    {
        lock (_lock)
        {
            List<Channel<ServingStatus>> watchers = _watchers[service];
            _ = watchers.Remove(changes);
            if (watchers.Count == 0)
            {
                _ = _watchers.Remove(service);
            }
        }
    }

    private void Tell(string service, ServingStatus status)
    {
        foreach (Channel<ServingStatus> watcher in _watchers.GetValueOrDefault(service) ?? [])
        {
            _ = watcher.Writer.TryWrite(status);
        }
    }

    private void Stop()
    {
        lock (_lock)
        {
            foreach (string service in _statuses.Keys.ToList())
            {
                SetStatus(service, ServingStatus.NotServing);
            }
        }
    }
}
