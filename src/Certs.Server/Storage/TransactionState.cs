namespace Certs.Server.Storage;

/// <summary>What is known of a transaction. The numbers are in the database and never change.</summary>
internal enum TransactionState
{
    /// <summary>Signed and stored. It may have been sent, and it may be in a block.</summary>
    OnItsWay = 1,

    /// <summary>In a block of the chain.</summary>
    Mined = 2,

    /// <summary>It can no longer be mined, or did nothing; its batches go with another.</summary>
    GivenUp = 3,
}
