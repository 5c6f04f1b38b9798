namespace Certs.Server.Storage;

/// <summary>How many certificates of an incident are how far.</summary>
/// <param name="Selected">Those that were selected.</param>
/// <param name="Omitted">Those that fit and cannot be changed so.</param>
/// <param name="Unknown">Numbers of the list that are no certificates of the agency here.</param>
/// <param name="Changed">Those that were changed.</param>
/// <param name="Refused">Those that could not be changed when their turn came.</param>
/// <param name="Recorded">Changed ones that the chain has.</param>
internal readonly record struct IncidentCounts(
    long Selected, long Omitted, long Unknown, long Changed, long Refused, long Recorded);
