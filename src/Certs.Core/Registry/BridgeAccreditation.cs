namespace Certs.Core.Registry;

/// <summary>When a relying province takes bridge statements of an agency.</summary>
/// <remarks>
/// It says who may bridge to the province, not who may bridge at all: that the agency makes statements is its
/// own province's to authorise, like any other certificate type.
/// </remarks>
/// <param name="Province">The relying province, which wrote it.</param>
/// <param name="Agency">The bridging body.</param>
/// <param name="Periods">
/// The stretches of time, in the order in which they were recorded; none begins before the one before it
/// ends.
/// </param>
/// <param name="RecordedAt">Where on the chain the newest of this was recorded.</param>
public sealed record BridgeAccreditation(
    ushort Province, AgencyId Agency, IReadOnlyList<AccreditedPeriod> Periods, ChainPoint RecordedAt)
{
    /// <summary>Whether the province takes the agency's statements at <paramref name="moment"/>.</summary>
    public bool Covers(DateTimeOffset moment) => FindAt(moment) is not null;

    /// <summary>The stretch of time that <paramref name="moment"/> lies in; null: none.</summary>
    public AccreditedPeriod? FindAt(DateTimeOffset moment)
    {
        foreach (AccreditedPeriod accredited in Periods)
        {
            if (accredited.Period.Contains(moment))
            {
                return accredited;
            }
        }

        return null;
    }
}
