namespace Grpc.Core;

/// <summary>A stream of messages that are sent one after the other.</summary>
/// <typeparam name="T">The message.</typeparam>
public interface IAsyncStreamWriter<in T>
{
    /// <summary>How messages are sent from now on; null for the default.</summary>
    WriteOptions? WriteOptions { get; set; }

    /// <summary>Sends one message; ends when there is room for the next. One at a time.</summary>
    /// <param name="message">The message.</param>
    Task WriteAsync(T message);

    /// <summary>Sends one message; ends when there is room for the next. One at a time.</summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Gives the waiting for room up.</param>
    Task WriteAsync(T message, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return cancellationToken.CanBeCanceled
            ? throw new NotSupportedException("This writer cannot be cancelled.")
            : WriteAsync(message);
    }
}
