using Certs.Core.Bundles;
using Certs.Ledger.Offline;

namespace Certs.Server.Bundles;

/// <summary>
/// For how long the facts of trust files may be relied on. Configuration section <c>Trust</c>; the same in every province,
/// or their files differ and no signature of one fits another's.
/// </summary>
public sealed class TrustOptions
{
    /// <summary>How much younger than its checkpoint a block may be; default 365 days.</summary>
    public TimeSpan Checkpoint { get; init; } = TrustFileDraft.DefaultPeriods.Checkpoint;

    /// <summary>How long a trust file counts; default 30 days.</summary>
    public TimeSpan File { get; init; } = TrustFileDraft.DefaultPeriods.File;

    /// <summary>How long a proven status counts; default 7 days.</summary>
    public TimeSpan Status { get; init; } = TrustFileDraft.DefaultPeriods.Status;

    /// <summary>The periods.</summary>
    internal TrustPeriods ToPeriods() => new(Checkpoint, File, Status);
}
