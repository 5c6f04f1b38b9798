using System.Threading.Channels;

namespace Certs.Server.Verifying;

/// <summary>Judges a stream of items on every core at once and gives the answers in the order of the items.</summary>
/// <remarks>
/// At most <c>2 × cores</c> batches are under way: a reader that is slow to take the answers slows the sender down, and
/// nothing piles up. Items travel in batches so that no item costs a switch of threads, nor an answer a write to the
/// connection of its own, and their signatures are verified together.
/// </remarks>
internal static class VerifyStream
{
    private const int BatchSize = 16;

    /// <summary>Runs <paramref name="judge"/> on all items.</summary>
    /// <param name="items">The items as they arrive.</param>
    /// <param name="judge">Judges a batch of items, an answer for each; must be safe for many threads.</param>
    /// <param name="write">
    /// Takes one answer, and whether the next one follows at once; called in order, never twice at once.
    /// </param>
    /// <param name="cancellationToken">Ends everything.</param>
    public static async Task RunAsync<TItem, TAnswer>(
        IAsyncEnumerable<TItem> items,
        Func<List<TItem>, CancellationToken, Task<TAnswer[]>> judge,
        Func<TAnswer, bool, Task> write,
        CancellationToken cancellationToken)
    {
        Channel<Task<TAnswer[]>> underWay = Channel.CreateBounded<Task<TAnswer[]>>(
            new BoundedChannelOptions(2 * Environment.ProcessorCount) { SingleReader = true, SingleWriter = true });
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task reading = ReadAsync(items, judge, underWay.Writer, either.Token);
        try
        {
            await foreach (Task<TAnswer[]> batch in underWay.Reader.ReadAllAsync(cancellationToken))
            {
                TAnswer[] answers = await batch;
                for (int i = 0; i < answers.Length; i++)
                {
                    await write(answers[i], i + 1 < answers.Length);
                }
            }
        }
        finally
        {
            await either.CancelAsync();
        }

        await reading;
    }

    private static async Task ReadAsync<TItem, TAnswer>(
        IAsyncEnumerable<TItem> items,
        Func<List<TItem>, CancellationToken, Task<TAnswer[]>> judge,
        ChannelWriter<Task<TAnswer[]>> underWay,
        CancellationToken cancellationToken)
    {
        try
        {
            await foreach (List<TItem> batch in items.InBatches(BatchSize, cancellationToken))
            {
                await underWay.WriteAsync(
                    Task.Run(() => judge(batch, cancellationToken), cancellationToken), cancellationToken);
            }

            underWay.Complete();
        }
        catch (Exception failure) when (underWay.TryComplete(failure))
        {
            // The reader of the channel sees the failure when it has taken what came before.
        }
    }
}
