using Certs.Core.Registry;
using Certs.Server.Watching;

namespace Certs.Server.Tests.Watching;

/// <summary>Takes what is told one by one, as fast or as slowly as a test likes.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _stop = new(Limit);
    private readonly IAsyncEnumerator<WatchStep> _steps;

    public Listener(TestNode node, WatchSubject subject, WatchStart start) =>
        _steps = node.Get<WatchStatus>().RunAsync(subject, start, _stop.Token).GetAsyncEnumerator();

    /// <summary>Where the last message said to go on.</summary>
    public StatusPosition Place { get; private set; }

    /// <summary>The next message.</summary>
    public async Task<WatchStep> NextAsync()
    {
        await _steps.MoveNextAsync();
        Place = _steps.Current.After;
        return _steps.Current;
    }

    /// <summary>The next changes.</summary>
    public async Task<List<WatchStep>> ChangesAsync(int count)
    {
        List<WatchStep> changes = [];
        while (changes.Count < count)
        {
            WatchStep step = await NextAsync();
            if (step.Change is not null)
            {
                changes.Add(step);
            }
        }

        return changes;
    }

    public async ValueTask DisposeAsync()
    {
        await _steps.DisposeAsync();
        _stop.Dispose();
    }
}
