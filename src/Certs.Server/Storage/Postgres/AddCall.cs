namespace Certs.Server.Storage.Postgres;

/// <summary>One caller's certificates on their way into a group.</summary>
internal sealed class AddCall(IReadOnlyList<NewCertificate> certificates)
{
    // The writer must not run what callers do next, so continuations go to the thread pool.
    private readonly TaskCompletionSource<AddResult[]> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly AddResult[] _results = new AddResult[certificates.Count];
    private Exception? _failure;

    /// <summary>What is to be added.</summary>
    public IReadOnlyList<NewCertificate> Certificates => certificates;

    /// <summary>Ends when all of it is durable, or failed.</summary>
    public Task<AddResult[]> Done => _done.Task;

    /// <summary>Notes what became of the certificate at <paramref name="index"/>.</summary>
    public void Set(int index, AddResult result) => _results[index] = result;

    /// <summary>Notes that one of the certificates could not be written, whatever became of the others.</summary>
    public void Break(Exception failure) => _failure ??= failure;

    /// <summary>Tells the caller.</summary>
    public void Complete()
    {
        if (_failure is null)
        {
            _done.SetResult(_results);
        }
        else
        {
            _done.SetException(_failure);
        }
    }

    /// <summary>Tells the caller that its group failed.</summary>
    public void Fail(Exception failure) => _done.SetException(failure);
}
