using Grpc.Core;

namespace Grpc.AspNetCore.Server;

/// <summary>The response messages of a server call.</summary>
/// <typeparam name="T">The response message.</typeparam>
internal sealed class ResponseWriter<T>(ServerCall call, Marshaller<T> marshaller) : IServerStreamWriter<T>
    where T : class
{
    private Task _last = Task.CompletedTask;

    public WriteOptions? WriteOptions { get; set; }

    public Task WriteAsync(T message) => WriteAsync(message, CancellationToken.None);

    public Task WriteAsync(T message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled(cancellationToken);
        }

        if (!_last.IsCompleted)
        {
            throw new InvalidOperationException("A message is written before the last one is through.");
        }

        return _last = call.WriteAsync(
            marshaller, message, WriteOptions, WriteFlush.AtOnce, cancellationToken).AsTask();
    }

    /// <summary>Waits for a write that the handler did not wait for. Its failure was the handler's to
    /// see.</summary>
    internal async ValueTask SettleAsync() =>
        await _last.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
