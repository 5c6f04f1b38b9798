using Certs.Core;

namespace Certs.Ledger;

/// <summary>The nonces of one account that are given out and not settled. Safe for many threads.</summary>
internal sealed class NonceLedger
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ulong, (Hash32 Hash, bool HoldsSlot)> _inFlight = [];

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _inFlight.Count;
            }
        }
    }

    /// <summary>The smallest nonce from <paramref name="count"/> on that is not given out.</summary>
    public ulong NextFree(ulong count)
    {
        lock (_lock)
        {
            while (_inFlight.ContainsKey(count))
            {
                count++;
            }

            return count;
        }
    }

    /// <summary>The nonces that are given out now.</summary>
    public HashSet<ulong> ToSet()
    {
        lock (_lock)
        {
            return [.. _inFlight.Keys];
        }
    }

    /// <summary>Notes a transaction. False when its nonce is given out already.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="holdsSlot">True when one of the sender's slots is given back with it.</param>
    public bool TryAdd(PreparedTransaction transaction, bool holdsSlot)
    {
        lock (_lock)
        {
            return _inFlight.TryAdd(transaction.Nonce, (transaction.Hash, holdsSlot));
        }
    }

    /// <summary>Forgets all.</summary>
    /// <returns>How many slots are to be given back.</returns>
    public int Clear()
    {
        lock (_lock)
        {
            int held = _inFlight.Values.Count(one => one.HoldsSlot);
            _inFlight.Clear();
            return held;
        }
    }

    /// <summary>Forgets this very transaction. True when a slot is to be given back.</summary>
    public bool Remove(PreparedTransaction transaction)
    {
        lock (_lock)
        {
            return _inFlight.TryGetValue(transaction.Nonce, out (Hash32 Hash, bool HoldsSlot) held)
                && held.Hash == transaction.Hash
                && _inFlight.Remove(transaction.Nonce)
                && held.HoldsSlot;
        }
    }
}
