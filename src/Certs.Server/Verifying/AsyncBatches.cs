using System.Runtime.CompilerServices;

namespace Certs.Server.Verifying;

/// <summary>Groups a stream without making anybody wait: a batch holds what has arrived, up to its size.</summary>
internal static class AsyncBatches
{
    /// <summary>Batches of one to <paramref name="size"/> items, in order; an item alone goes on alone.</summary>
    public static async IAsyncEnumerable<List<T>> InBatches<T>(
        this IAsyncEnumerable<T> items, int size, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using IAsyncEnumerator<T> source = items.GetAsyncEnumerator(cancellationToken);
        Task<bool> next = source.MoveNextAsync().AsTask();
        while (await next)
        {
            List<T> batch = [source.Current];
            next = source.MoveNextAsync().AsTask();
            while (batch.Count < size && next.IsCompletedSuccessfully && next.Result)
            {
                batch.Add(source.Current);
                next = source.MoveNextAsync().AsTask();
            }

            yield return batch;
        }
    }
}
