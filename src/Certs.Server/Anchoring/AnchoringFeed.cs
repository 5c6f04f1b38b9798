namespace Certs.Server.Anchoring;

/// <summary>Wakes those who watch certificates on their way, whenever some batch went a step.</summary>
internal sealed class AnchoringFeed
{
    private TaskCompletionSource _next = NewSignal();

    /// <summary>Ends at the next step. Take it before reading the state, and no step is missed.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    /// <summary>Some batch went a step.</summary>
    public void Publish() => Interlocked.Exchange(ref _next, NewSignal()).SetResult();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
