namespace Certs.Server.Storage.Sqlite;

/// <summary>The lead of a store that one service has to itself.</summary>
internal sealed class SoleLead : IAnchoringLead
{
    /// <inheritdoc />
    public bool IsShared => false;

    /// <inheritdoc />
    public long Term => 1;

    /// <inheritdoc />
    public Task<bool> HoldAsync(CancellationToken cancellationToken) => Task.FromResult(true);

    /// <inheritdoc />
    public void Guard(WriteSession session)
    {
        // The lock beside the file keeps every other service away.
    }
}
