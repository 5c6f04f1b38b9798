namespace Certs.Core.Suites.Native;

/// <summary>
/// Keeps set-up contexts of one key for one operation, so that a signature does not pay for the set-up. Grows
/// to as many contexts as threads used it at once, and keeps at most two for each processor.
/// </summary>
/// <remarks>
/// A context that was in use while its operation failed is fit for the next one: libcrypto keeps no state
/// between calls of <c>EVP_PKEY_sign</c> and <c>EVP_PKEY_verify</c>, each of which may be repeated.
/// </remarks>
internal sealed class KeyContextPool(Func<KeyContext> make)
{
    private readonly KeyContext?[] _kept = new KeyContext?[2 * Environment.ProcessorCount];

    /// <summary>A context for the caller alone, until <see cref="Return"/>.</summary>
    public KeyContext Rent()
    {
        foreach (ref KeyContext? slot in _kept.AsSpan())
        {
            if (slot is not null && Interlocked.Exchange(ref slot, null) is { } kept)
            {
                return kept;
            }
        }

        return make();
    }

    /// <summary>Gives back a context of this pool.</summary>
    public void Return(KeyContext context)
    {
        foreach (ref KeyContext? slot in _kept.AsSpan())
        {
            if (slot is null && Interlocked.CompareExchange(ref slot, context, null) is null)
            {
                return;
            }
        }

        context.Dispose();
    }

    /// <summary>Frees the kept contexts. Contexts that are rented out are freed by the collector.</summary>
    public void Clear()
    {
        foreach (ref KeyContext? slot in _kept.AsSpan())
        {
            Interlocked.Exchange(ref slot, null)?.Dispose();
        }
    }
}
