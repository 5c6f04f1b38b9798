using Certs.Core;
using Certs.Server.Storage;
using Microsoft.Extensions.Options;

namespace Certs.Server.Tracing;

/// <summary>Who had a certificate judged at this node, as a history shows it.</summary>
internal sealed class HistoryLooks(
    LookStore store, LookTags tags, TimeProvider time, IOptions<TracingOptions> options)
{
    private const int Most = 1_000;

    /// <summary>The newest of them, oldest first.</summary>
    /// <param name="handle">SHA-256 of the certificate's handle; of any province.</param>
    /// <param name="mayAct">Whether who asks acts for its agency; otherwise it is somebody who holds the document.</param>
    /// <param name="until">Only what began by then; null: all.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    public async Task<IReadOnlyList<Looks>> FindAsync(
        Hash32 handle, bool mayAct, DateTimeOffset? until, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (options.Value.KeepFor == TimeSpan.Zero || (!mayAct && !options.Value.ShowsHolders))
        {
            return [];
        }

        IReadOnlyList<Looks> found = await store.FindAsync(
            tags.Of(handle), LookStore.DayOf(now - options.Value.KeepFor), LookStore.DayOf(until ?? now),
            Most, cancellationToken);
        long last = (until ?? now).ToUnixTimeSeconds() / 60;
        return [.. found.Where(one => one.First <= last).Reverse()];
    }
}
