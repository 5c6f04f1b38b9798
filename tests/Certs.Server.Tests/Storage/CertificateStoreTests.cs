using Certs.Core;
using Certs.Server.Storage;
using Xunit;

namespace Certs.Server.Tests.Storage;

public abstract class CertificateStoreTests(StoreKind kind) : StoreTests(kind)
{
    private static readonly AgencyId Agency = new(62, 1);

    [Fact]
    public async Task Certificates_of_an_agency_stand_one_after_the_other_without_gaps()
    {
        NewCertificate taken = TestStore.Certificate(Agency);
        await _store.Certificates.AddAsync([taken]);

        AddResult[] results = await _store.Certificates.AddAsync(
        [
            TestStore.Certificate(Agency),
            TestStore.Certificate(Agency, number: taken.Number),
            TestStore.Certificate(new AgencyId(62, 2)),
            TestStore.Certificate(Agency),
        ]);

        Assert.Equal(
            [
                new AddResult.Added(CertificateId.Of(Agency, 1)),
                new AddResult.NumberTaken(),
                new AddResult.Added(CertificateId.Of(new AgencyId(62, 2), 0)),
                new AddResult.Added(CertificateId.Of(Agency, 2)),
            ],
            results);
    }

    [Fact]
    public async Task A_thousand_callers_with_one_request_id_get_one_certificate()
    {
        Guid requestId = Guid.NewGuid();

        AddResult[][] results = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(_ =>
            Task.Run(() => _store.Certificates.AddAsync([TestStore.Certificate(Agency, requestId)]))));

        AddResult.Added added = Assert.Single(results.Select(result => result[0]).OfType<AddResult.Added>());
        Assert.All(
            results.Select(result => result[0]).OfType<AddResult.Earlier>(),
            earlier => Assert.Equal(added.Id, earlier.Certificate.Id));
        IReadOnlyList<WaitingLeaves> waiting = await _store.Batches.WaitingAsync(CancellationToken.None);
        Assert.Equal([new WaitingLeaves(CertificateId.Of(Agency, 0), 1)], waiting);
    }

    [Fact]
    public async Task A_request_id_that_stands_twice_in_one_call_is_stored_once()
    {
        Guid requestId = Guid.NewGuid();

        AddResult[] results = await _store.Certificates.AddAsync(
            [TestStore.Certificate(Agency, requestId), TestStore.Certificate(Agency, requestId, fill: 9)]);

        Assert.IsType<AddResult.Added>(results[0]);
        Assert.Equal([1, 2, 3], Assert.IsType<AddResult.Earlier>(results[1]).Certificate.Document);
    }

    [Fact]
    public async Task A_number_that_lost_its_request_id_to_a_rival_is_free_again()
    {
        NewCertificate first = TestStore.Certificate(Agency);
        NewCertificate rival = TestStore.Certificate(Agency, first.RequestId);
        await _store.Certificates.AddAsync([first]);
        await _store.Certificates.AddAsync([rival]);

        AddResult[] results = await _store.Certificates.AddAsync(
            [TestStore.Certificate(Agency, number: rival.Number)]);

        Assert.IsType<AddResult.Added>(results[0]);
    }

    [Fact]
    public async Task First_answers_of_several_agencies_come_in_the_order_of_the_questions()
    {
        AgencyId other = new(62, 2);
        NewCertificate[] stored =
            [TestStore.Certificate(Agency), TestStore.Certificate(other), TestStore.Certificate(Agency)];
        await _store.Certificates.AddAsync(stored);

        StoredCertificate?[] found = await _store.Certificates.FindByRequestAsync(
            [
                (other, stored[1].RequestId), (Agency, Guid.NewGuid()), (Agency, stored[2].RequestId),
                (other, stored[0].RequestId), (Agency, stored[0].RequestId), (Agency, stored[0].RequestId),
            ],
            CancellationToken.None);

        Assert.Equal(
            [stored[1].Number, null, stored[2].Number, null, stored[0].Number, stored[0].Number],
            found.Select(answer => answer?.Number));
    }

    [Fact]
    public async Task A_request_id_belongs_to_the_agency_it_was_used_for()
    {
        Guid requestId = Guid.NewGuid();

        AddResult[] results = await _store.Certificates.AddAsync(
            [TestStore.Certificate(Agency, requestId), TestStore.Certificate(new AgencyId(62, 2), requestId)]);

        Assert.All(results, result => Assert.IsType<AddResult.Added>(result));
    }

    [Fact]
    public async Task Everything_acknowledged_is_read_back_after_the_store_was_opened_again()
    {
        NewCertificate[] certificates = [.. Enumerable.Range(0, 100).Select(_ => TestStore.Certificate(Agency))];
        await _store.Certificates.AddAsync(certificates);

        _store.Reopen();

        foreach (NewCertificate certificate in certificates)
        {
            StoredCertificate? found =
                await _store.Certificates.FindByNumberAsync(certificate.Number, CancellationToken.None);
            Assert.Equal(certificate.Document, found!.Document);
        }
    }

    public sealed class OverSqlite() : CertificateStoreTests(StoreKind.Sqlite);

    public sealed class OverPostgres() : CertificateStoreTests(StoreKind.Postgres);
}
