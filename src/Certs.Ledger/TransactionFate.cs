using Certs.Ledger.Evm;

namespace Certs.Ledger;

/// <summary>What became of a prepared transaction, as a node saw it just now.</summary>
public abstract record TransactionFate
{
    private TransactionFate()
    {
    }

    /// <summary>It is in a block.</summary>
    /// <param name="Receipt">What it did; <see cref="TransactionReceipt.HasSucceeded"/> may be false.</param>
    public sealed record Mined(TransactionReceipt Receipt) : TransactionFate;

    /// <summary>The node holds it and it is in no block yet.</summary>
    public sealed record Waiting : TransactionFate;

    /// <summary>The node does not know it, and it could still be mined: send the same bytes again.</summary>
    public sealed record NotSeen : TransactionFate;

    /// <summary>
    /// Another transaction of the account has its nonce: it can never be mined on this chain. Look at what it
    /// was to do (a root may be anchored already), then prepare anew.
    /// </summary>
    public sealed record NonceTaken : TransactionFate;

    /// <summary>
    /// Nonces before its own are missing, as after a chain that lost blocks: it would wait for ever. Abandon
    /// it and prepare anew.
    /// </summary>
    public sealed record NonceGap : TransactionFate;
}
