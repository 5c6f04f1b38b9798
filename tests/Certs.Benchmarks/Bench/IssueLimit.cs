using Certs.Core.Suites;

namespace Certs.Benchmarks.Bench;

/// <summary>
/// The parts of issuing with nothing around them. Signing, hashing and the processor's part of a row share all cores; the
/// wait for the disk is added, because the one writer can do nothing else meanwhile.
/// </summary>
/// <param name="Signs">ES256 signatures a second on all cores.</param>
/// <param name="Digests">Sets of 20 salted digests a second on all cores.</param>
/// <param name="Rows">Rows of 2 KB, 1,000 to a commit.</param>
internal sealed record IssueLimit(double Signs, double Digests, RowLimit Rows)
{
    /// <summary>Certificates a second: 1 / (1/signs + 1/digests + row processor / cores + row wait).</summary>
    public double PerSecond =>
        1 / ((1 / Signs) + (1 / Digests) + (Rows.Processor.TotalSeconds / Environment.ProcessorCount)
            + Rows.Wait.TotalSeconds);

    /// <summary>Measures the parts one after the other.</summary>
    public static IssueLimit Measure(string folder) =>
        new(RawLimits.Sign(Suite.ES256), RawLimits.Digests(), RowLimit.Measure(folder));

    /// <summary>The parts as lines of the report.</summary>
    public IEnumerable<Figure> ToFigures() =>
    [
        new Figure("limit: ES256 sign, both cores", Signs, "1/s"),
        new Figure("limit: 20 salted digests, both cores", Digests, "1/s"),
        new Figure("limit: 2 KB rows, 1,000 a commit", Rows.RowsPerSecond, "1/s"),
        new Figure("limit: row, processor time", Rows.Processor.TotalMicroseconds, "us"),
        new Figure("limit: row, share of the wait for disk", Rows.Wait.TotalMicroseconds, "us"),
    ];
}
