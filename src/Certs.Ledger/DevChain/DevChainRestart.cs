namespace Certs.Ledger.DevChain;

/// <summary>Whether a node that ended by itself is started again from the newest snapshot.</summary>
public enum DevChainRestart
{
    /// <summary>A second after it ended.</summary>
    Always = 1,

    /// <summary>Only by <see cref="DevChain.StartNodeAsync"/>.</summary>
    Never = 2,
}
