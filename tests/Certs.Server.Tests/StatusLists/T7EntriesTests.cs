using Certs.Core;
using Certs.Core.Documents;
using Certs.Core.StatusLists;
using Certs.Core.Suites;
using Certs.Server.Issuing;
using Certs.Testing.Chain;
using Xunit;

namespace Certs.Server.Tests.StatusLists;

/// <summary>Threat T7: entries of lists tell nothing of the time at which certificates were issued.</summary>
public sealed class T7EntriesTests : IAsyncLifetime
{
    private const int Count = 10_000;
    private const int Cells = 64;

    // The value that a chi-square of 63 degrees of freedom exceeds once in a hundred times.
    private const double MostForOnePercent = 92.01;

    private readonly TempFolder _folder = new();
    private readonly DevChainFixture _chain = new();

    public async ValueTask InitializeAsync()
    {
        await _chain.InitializeAsync();

        // Of a fixed secret, so that what is measured is the same every time.
        await File.WriteAllTextAsync(
            Path.Combine(_folder.Path, "node.secret"), new string('7', 64), TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _chain.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task T7_ten_thousand_entries_are_uniform_and_do_not_follow_the_time_of_issue()
    {
        await using TestNode node = TestNode.Open(
            _folder.Path, _chain, settings: new() { ["StatusLists:PublicAddress"] = "https://status.gansu.example" });
        AgencyId agency = await node.EnterAgencyAsync(_chain, Suite.ES256);

        long[] entries = await IssueAsync(node, agency);

        Assert.Equal(Count, entries.Distinct().Count());
        Assert.InRange(ChiSquare(entries), 0, MostForOnePercent);
        Assert.InRange(Correlation(entries), -0.03, 0.03);
    }

    [Fact]
    public async Task A_certificate_names_no_list_where_none_is_published_or_none_can_be_signed()
    {
        await using TestNode silent = TestNode.Open(_folder.Path, _chain);
        AgencyId agency = await silent.EnterAgencyAsync(_chain, Suite.ES256);
        IssuedCertificate without = await IssueOneAsync(silent, agency);
        await silent.DisposeAsync();
        await using TestNode node = TestNode.Open(
            _folder.Path, _chain, settings: new() { ["StatusLists:PublicAddress"] = "https://status.gansu.example" });
        AgencyId other = await node.EnterAgencyAsync(_chain, Suite.SM2);

        IssuedCertificate unsigned = await IssueOneAsync(node, other);

        Assert.Null(StatusOf(without));
        Assert.Null(StatusOf(unsigned));
        Assert.NotNull(StatusOf(await IssueOneAsync(node, agency)));
    }

    private static async Task<long[]> IssueAsync(TestNode node, AgencyId agency)
    {
        List<long> entries = new(Count);
        while (entries.Count < Count)
        {
            List<IssueOrder> orders =
                [.. Enumerable.Range(0, 500).Select(_ => TestOrders.Order(agency))];
            IssueOutcome[] outcomes =
                await node.Get<IssueCertificates>().RunAsync(orders, TestContext.Current.CancellationToken);
            entries.AddRange(outcomes.Select(
                outcome => StatusOf(Assert.IsType<IssueOutcome.Issued>(outcome).Certificate)!.Index));
        }

        return [.. entries];
    }

    private static Task<IssuedCertificate> IssueOneAsync(TestNode node, AgencyId agency) =>
        node.Get<IssueCertificates>().RunAsync(TestOrders.Order(agency), TestContext.Current.CancellationToken);

    private static ListEntry? StatusOf(IssuedCertificate issued) =>
        DocumentReader.Read(issued.Document).Payload.Status;

    private static double ChiSquare(long[] entries)
    {
        double expected = (double)entries.Length / Cells;
        return entries
            .GroupBy(entry => entry * Cells / StatusList.Size)
            .Sum(cell => Math.Pow(cell.Count() - expected, 2) / expected);
    }

    // Pearson's, of the entry with the place in the order of issue.
    private static double Correlation(long[] entries)
    {
        double meanPlace = (entries.Length - 1) / 2.0;
        double meanEntry = entries.Average();
        double together = entries.Select((entry, place) => (place - meanPlace) * (entry - meanEntry)).Sum();
        double places = entries.Select((_, place) => Math.Pow(place - meanPlace, 2)).Sum();
        return together / Math.Sqrt(places * entries.Sum(entry => Math.Pow(entry - meanEntry, 2)));
    }
}
