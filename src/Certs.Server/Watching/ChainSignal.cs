using Certs.Core;
using Certs.Core.Registry;
using Certs.Ledger;
using Microsoft.Extensions.Options;

namespace Certs.Server.Watching;

/// <summary>
/// Wakes everybody who waits for the next block: one look at the chain for all of them, and none while nobody waits.
/// </summary>
internal sealed class ChainSignal(ChainReader chain, IOptions<WatchingOptions> options, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _end = new();
    private readonly Lock _lock = new();
    private Task<ChainState>? _next;
    private ChainState? _latest;

    /// <summary>What is known of the chain once that is something else, or a second is over.</summary>
    /// <param name="known">What the caller knows.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<ChainState> NextAsync(ChainState known, CancellationToken cancellationToken)
    {
        Task<ChainState> next;
        lock (_lock)
        {
            if (_latest is not null && IsNewer(_latest, known))
            {
                return _latest;
            }

            next = _next ??= Task.Run(() => LookAsync(known), CancellationToken.None);
        }

        return await next.WaitAsync(cancellationToken);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }

    private async Task<ChainState> LookAsync(ChainState known)
    {
        ChainState? seen = null;
        CancellationToken end = _end.Token;
        try
        {
            long start = time.GetTimestamp();
            do
            {
                await Task.Delay(options.Value.LookInterval, time, end);
                seen = await chain.CurrentAsync(end);
            }
            while (!IsNewer(seen, known) && time.GetElapsedTime(start) < LongestWait);
            return seen;
        }
        finally
        {
            lock (_lock)
            {
                _latest = seen ?? _latest;
                _next = null;
            }
        }
    }

    // By the time of confirmation, since a view that is given up and read anew may have the same head.
    private static bool IsNewer(ChainState state, ChainState known) =>
        state.ConfirmedAt > known.ConfirmedAt && (state.Head != known.Head || ViewOf(state) != ViewOf(known));

    private static RegistryView? ViewOf(ChainState state) =>
        state.View is Lookup<RegistryView>.Found(var view) ? view : null;
}
