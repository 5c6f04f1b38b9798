namespace Certs.Core.Registry;

/// <summary>When an agency may issue one certificate type.</summary>
/// <param name="Periods">
/// The stretches of time, in the order in which they were recorded; they may overlap.
/// </param>
/// <param name="RecordedAt">Where on the chain the newest of this was recorded.</param>
public sealed record TypeAuthority(IReadOnlyList<Period> Periods, ChainPoint RecordedAt)
{
    /// <summary>Whether the agency may issue the type at <paramref name="moment"/>.</summary>
    public bool Covers(DateTimeOffset moment)
    {
        for (int i = 0; i < Periods.Count; i++)
        {
            if (Periods[i].Contains(moment))
            {
                return true;
            }
        }

        return false;
    }
}
