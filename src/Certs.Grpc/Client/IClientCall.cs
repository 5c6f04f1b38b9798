namespace Grpc.Net.Client;

/// <summary>What the writer of requests knows of its call, without the message types.</summary>
internal interface IClientCall
{
    /// <summary>Cancelled when the call has ended, for whatever reason.</summary>
    CancellationToken Ended { get; }

    /// <summary>Gives the call up.</summary>
    void Cancel();

    /// <summary>What a write that failed throws: how the call ended, if that is known or will be.</summary>
    /// <param name="cause">What the write failed with; null when it was not tried.</param>
    ValueTask<Exception> FailureOfWriteAsync(Exception? cause);
}
