namespace Certs.Server.Storage;

/// <summary>
/// Which replica anchors. There is one at a time, and whatever it writes about anchoring carries its term, so that one
/// that was the lead and does not know better yet can change nothing.
/// </summary>
internal interface IAnchoringLead
{
    /// <summary>True when other replicas may write to the same store.</summary>
    bool IsShared { get; }

    /// <summary>
    /// The number of this replica's time as the lead, greater than all before it; 0: it does not lead. It changes
    /// within <see cref="HoldAsync"/> only.
    /// </summary>
    long Term { get; }

    /// <summary>Takes the lead when nobody has it, or finds out whether this replica still has it.</summary>
    /// <returns>True: it leads, for now; <see cref="Guard"/> decides.</returns>
    Task<bool> HoldAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The first statement of whatever anchoring writes: keeps the term as it is until the transaction ends.
    /// </summary>
    /// <exception cref="LeadLostException">Another replica leads by now; nothing may be written.</exception>
    void Guard(WriteSession session);
}
