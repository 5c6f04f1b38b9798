using Certs.Core;
using Certs.Server.Hosting;
using Certs.Server.Issuing;
using Certs.Server.Refusals;
using Certs.Server.Storage;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Certs.Server.Tests.Storage;

public abstract class CertificateListTests(StoreKind kind) : StoreTests(kind)
{
    private static readonly AgencyId Agency = new(62, 1);

    [Fact]
    public async Task Pages_of_any_size_hold_every_certificate_once_newest_first_in_every_stage()
    {
        List<string> numbers = await FillAsync(count: 57, anchored: 20, submitted: 17);
        Dictionary<AnchorStage, IEnumerable<string>> expected = new()
        {
            [AnchorStage.Anchored] = numbers.Take(20).Reverse(),
            [AnchorStage.Submitted] = numbers.Skip(20).Take(17).Reverse(),
            [AnchorStage.Pending] = numbers.Skip(37).Reverse(),
        };

        Prop.ForAll(
            Gen.Choose(1, 60).ToArbitrary(),
            Gen.Elements<AnchorStage?>(null, AnchorStage.Pending, AnchorStage.Submitted, AnchorStage.Anchored)
                .ToArbitrary(),
            (int size, AnchorStage? stage) =>
                AllPagesAsync(size, stage).GetAwaiter().GetResult().SequenceEqual(
                    stage is { } one ? expected[one] : Enumerable.Reverse(numbers)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    [Fact]
    public async Task What_is_issued_while_somebody_pages_shows_on_no_later_page()
    {
        List<string> numbers = await FillAsync(count: 10, anchored: 0, submitted: 0);
        ListCertificates list = new(_store.List);
        CertificatePage first =
            await list.RunAsync(TestOrders.Anyone, Agency, null, 5, "", CancellationToken.None);

        await FillAsync(count: 3, anchored: 0, submitted: 0);

        CertificatePage second = await list.RunAsync(
            TestOrders.Anyone, Agency, null, 100, first.NextToken, CancellationToken.None);
        Assert.Equal(
            Enumerable.Reverse(numbers).Skip(5), second.Certificates.Select(certificate => certificate.Number));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("AgAAPgABAAAAAAAAAAU")]
    [InlineData("AQAAPgAB__________8")]
    [InlineData("AQAAPgABAAAAAAAAAAUA")]
    public async Task A_token_that_this_list_did_not_give_is_refused(string token)
    {
        RefusedException refusal = await Assert.ThrowsAsync<RefusedException>(
            () => new ListCertificates(_store.List).RunAsync(
                TestOrders.Anyone, Agency, null, 5, token, CancellationToken.None));

        Assert.Equal(RefusalReason.PageTokenInvalid, refusal.Reason);
    }

    [Fact]
    public async Task A_token_of_another_agency_or_stage_is_refused()
    {
        await FillAsync(count: 3, anchored: 0, submitted: 0);
        ListCertificates list = new(_store.List);
        CertificatePage page = await list.RunAsync(TestOrders.Anyone, Agency, null, 1, "", CancellationToken.None);

        await Assert.ThrowsAsync<RefusedException>(() => list.RunAsync(
            TestOrders.Anyone, new AgencyId(62, 2), null, 1, page.NextToken, CancellationToken.None));
        await Assert.ThrowsAsync<RefusedException>(() => list.RunAsync(
            TestOrders.Anyone, Agency, AnchorStage.Pending, 1, page.NextToken, CancellationToken.None));
    }

    [Fact]
    public async Task A_caller_of_another_agency_sees_nothing()
    {
        Caller other = new("other", new HashSet<Role> { Role.Issuer }, new HashSet<AgencyId> { new(62, 2) });

        RefusedException refusal = await Assert.ThrowsAsync<RefusedException>(
            () => new ListCertificates(_store.List).RunAsync(other, Agency, null, 5, "", CancellationToken.None));

        Assert.Equal(RefusalReason.NotPermitted, refusal.Reason);
    }

    private async Task<List<string>> AllPagesAsync(int size, AnchorStage? stage)
    {
        ListCertificates list = new(_store.List);
        List<string> numbers = [];
        string token = "";
        do
        {
            CertificatePage page = await list.RunAsync(
                TestOrders.Anyone, Agency, stage, size, token, CancellationToken.None);
            numbers.AddRange(page.Certificates.Select(certificate => certificate.Number));
            Assert.All(page.Certificates, certificate => Assert.True(stage is null || certificate.Stage == stage));
            token = page.NextToken;
        }
        while (token.Length > 0);

        return numbers;
    }

    // The first ones anchored in two batches, the next in one that is under way, the rest in none.
    private async Task<List<string>> FillAsync(int count, int anchored, int submitted)
    {
        NewCertificate[] certificates = [.. Enumerable.Range(0, count).Select(_ => TestStore.Certificate(Agency))];
        await _store.Certificates.AddAsync(certificates);
        if (anchored > 0)
        {
            await AddBatchAsync(0, anchored / 2);
            await AddBatchAsync(anchored / 2, anchored - (anchored / 2));
            IReadOnlyList<Batch> batches = await _store.Batches.UnsentAsync(2, CancellationToken.None);
            AnchorPlace place = new(5, default, DateTimeOffset.UnixEpoch, default);
            await _store.Batches.AnchorAsync(
                [.. batches.Select(batch => (batch.Id, place))], new ReadMark(5, default));
        }

        if (submitted > 0)
        {
            await AddBatchAsync(anchored, submitted);
        }

        return [.. certificates.Select(certificate => certificate.Number)];
    }

    private Task<bool> AddBatchAsync(int position, int size) => _store.Batches.TryAddAsync(
        CertificateId.Of(Agency, position), new byte[size * 32],
        new Hash32([.. Guid.NewGuid().ToByteArray(), .. Guid.NewGuid().ToByteArray()]), 1);

    public sealed class OverSqlite() : CertificateListTests(StoreKind.Sqlite);

    public sealed class OverPostgres() : CertificateListTests(StoreKind.Postgres);
}
