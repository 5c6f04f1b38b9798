namespace Grpc.Core;

/// <summary>What one client call is made with. Each <c>With…</c> method returns a changed copy.</summary>
public struct CallOptions
{
    /// <summary>Makes options.</summary>
    /// <param name="headers">Headers to send; null for none.</param>
    /// <param name="deadline">When the call is given up, in UTC; null for never.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <param name="writeOptions">How requests are sent; null for the default.</param>
    /// <param name="propagationToken">Has no effect here.</param>
    /// <param name="credentials">Credentials of this call; null for those of the channel.</param>
#pragma warning disable CA1068 // The order of the parameters is that of the official package.
    public CallOptions(
        Metadata? headers = null,
        DateTime? deadline = null,
        CancellationToken cancellationToken = default,
        WriteOptions? writeOptions = null,
        ContextPropagationToken? propagationToken = null,
        CallCredentials? credentials = null)
#pragma warning restore CA1068 // Only the constructor is concerned.
    {
        Headers = headers;
        Deadline = deadline;
        CancellationToken = cancellationToken;
        WriteOptions = writeOptions;
        PropagationToken = propagationToken;
        Credentials = credentials;
    }

    /// <summary>Headers to send; null for none.</summary>
    public Metadata? Headers { get; private set; }

    /// <summary>When the call is given up, in UTC; null for never.</summary>
    public DateTime? Deadline { get; private set; }

    /// <summary>Gives the call up.</summary>
    public CancellationToken CancellationToken { get; private set; }

    /// <summary>How requests are sent; null for the default.</summary>
    public WriteOptions? WriteOptions { get; private set; }

    /// <summary>Has no effect here.</summary>
    public ContextPropagationToken? PropagationToken { get; }

    /// <summary>Credentials of this call; null for those of the channel.</summary>
    public CallCredentials? Credentials { get; private set; }

    /// <summary>Has no effect here: a call fails at once when there is no connection.</summary>
    public bool IsWaitForReady { get; private set; }

    /// <summary>A copy with other headers.</summary>
    /// <param name="headers">Headers to send.</param>
    public readonly CallOptions WithHeaders(Metadata headers) => this with { Headers = headers };

    /// <summary>A copy with another deadline.</summary>
    /// <param name="deadline">In UTC.</param>
    public readonly CallOptions WithDeadline(DateTime deadline) => this with { Deadline = deadline };

    /// <summary>A copy with another token.</summary>
    /// <param name="cancellationToken">Gives the call up.</param>
    public readonly CallOptions WithCancellationToken(CancellationToken cancellationToken) =>
        this with { CancellationToken = cancellationToken };

    /// <summary>A copy with other write options.</summary>
    /// <param name="writeOptions">How requests are sent.</param>
    public readonly CallOptions WithWriteOptions(WriteOptions writeOptions) =>
        this with { WriteOptions = writeOptions };

    /// <summary>A copy with other credentials.</summary>
    /// <param name="credentials">Credentials of this call.</param>
    public readonly CallOptions WithCredentials(CallCredentials credentials) =>
        this with { Credentials = credentials };

    /// <summary>A copy with the wish to wait for a connection set or not.</summary>
    /// <param name="waitForReady">Has no effect here.</param>
    public readonly CallOptions WithWaitForReady(bool waitForReady = true) =>
        this with { IsWaitForReady = waitForReady };
}
