namespace Certs.Server.Bridging;

/// <summary>How far a bulk is.</summary>
/// <param name="Done">Certificates looked at by this call.</param>
/// <param name="Total">Certificates from where it began.</param>
/// <param name="Made">Statements made.</param>
/// <param name="AlreadyBridged">Certificates that had one in force.</param>
/// <param name="Next">The position to go on at.</param>
/// <param name="Omissions">The certificates of this step for which none was made.</param>
internal sealed record BulkStep(
    long Done, long Total, long Made, long AlreadyBridged, long Next, IReadOnlyList<BulkOmission> Omissions)
{
    /// <summary>Certificates for which none was made, by the whole call so far.</summary>
    public long Omitted => Done - Made - AlreadyBridged;
}
