namespace Certs.Benchmarks.Bench;

/// <summary>How much is measured.</summary>
/// <param name="WarmUp">Certificates before memory is looked at for the first time.</param>
/// <param name="Issued">Certificates issued while rate and memory are measured.</param>
/// <param name="Verified">Documents judged, ES256.</param>
/// <param name="VerifiedSm2">Documents judged, SM2.</param>
/// <param name="Bridged">Certificates bridged in bulk.</param>
/// <param name="Revoked">Certificates revoked by one incident.</param>
/// <param name="Unary">How long each measurement of single calls takes.</param>
internal sealed record BenchSizes(
    int WarmUp, int Issued, int Verified, int VerifiedSm2, int Bridged, int Revoked, TimeSpan Unary)
{
    /// <summary>What the report of a release is made of.</summary>
    public static BenchSizes Full { get; } = new(30_000, 200_000, 100_000, 20_000, 100_000, 100_000, TimeSpan.FromSeconds(8));

    /// <summary>Enough to see what a change does.</summary>
    public static BenchSizes Quick { get; } = new(8_000, 20_000, 20_000, 6_000, 10_000, 10_000, TimeSpan.FromSeconds(3));
}
