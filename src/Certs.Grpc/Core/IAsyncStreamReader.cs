namespace Grpc.Core;

/// <summary>A stream of messages that are received one after the other.</summary>
/// <typeparam name="T">The message.</typeparam>
public interface IAsyncStreamReader<out T>
{
    /// <summary>The message that the last <see cref="MoveNext"/> found.</summary>
    T Current { get; }

    /// <summary>Waits for the next message. One at a time.</summary>
    /// <param name="cancellationToken">Gives the waiting up.</param>
    /// <returns>False when the other side has ended its stream.</returns>
    Task<bool> MoveNext(CancellationToken cancellationToken);
}
