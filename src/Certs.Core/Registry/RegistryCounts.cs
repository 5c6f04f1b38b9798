namespace Certs.Core.Registry;

/// <summary>How much there is, as known at a view's block; for statistics, not for verdicts.</summary>
/// <remarks>Each costs as much as there is of its kind on the chain.</remarks>
public static class RegistryCounts
{
    private const byte Certificates = 1;

    /// <summary>How many certificates each province has anchored; a province without one is not there.</summary>
    public static IReadOnlyDictionary<ushort, long> AnchoredCertificates(this RegistryView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return view.Log.Anchors.Values
            .Where(anchor => anchor.Kind == Certificates && anchor.BlockNumber <= view.Head.BlockNumber)
            .GroupBy(anchor => anchor.Agency.Province)
            .ToDictionary(province => province.Key, province => province.Sum(anchor => (long)anchor.TreeSize));
    }
}
