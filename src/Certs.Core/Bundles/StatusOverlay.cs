using Certs.Core.Registry;
using Certs.Core.Verification;

namespace Certs.Core.Bundles;

/// <summary>Proven statuses as the registries record them.</summary>
internal static class StatusOverlay
{
    /// <summary>The newest change of each, leading to those before it.</summary>
    public static Dictionary<StatusKey, Recorded<StatusRecord>> Of(IReadOnlyList<ProvenStatus> proven)
    {
        Dictionary<StatusKey, Recorded<StatusRecord>> overlay = [];
        foreach (ProvenStatus status in proven)
        {
            Recorded<StatusRecord>? newest = null;
            foreach (StatusRecord change in status.Changes.Reverse())
            {
                newest = new Recorded<StatusRecord>(change, new ChainPoint(0, change.RecordedAt), newest);
            }

            if (newest is not null)
            {
                overlay[new StatusKey(status.Agency, status.Handle)] = newest;
            }
        }

        return overlay;
    }
}
