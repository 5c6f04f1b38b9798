using Certs.Core;
using Certs.Server.Storage;
using Xunit;

namespace Certs.Server.Tests.Storage;

public abstract class PreparedStoreTests(StoreKind kind) : StoreTests(kind)
{
    private static readonly AgencyId Agency = new(62, 1);
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

    [Fact]
    public async Task A_number_that_was_promised_is_never_given_again_even_after_the_promise_expired()
    {
        PreparedRow prepared = Row(Guid.NewGuid(), "N1", Now.AddHours(1));
        await _store.Prepared.AddAsync(prepared, Now);

        PrepareResult second = await _store.Prepared.AddAsync(
            Row(Guid.NewGuid(), "N1", Now.AddHours(9)), Now.AddHours(2));
        AddResult[] issued = await _store.Certificates.AddAsync([TestStore.Certificate(Agency, number: "N1")]);

        Assert.Equal(new PrepareResult.NumberTaken(), second);
        Assert.Equal([new AddResult.NumberTaken()], issued);
    }

    [Fact]
    public async Task A_prepared_certificate_is_completed_once_and_repeated_calls_get_the_first_answer()
    {
        Guid requestId = Guid.NewGuid();
        await _store.Prepared.AddAsync(Row(requestId, "N2", Now.AddHours(1)), Now);
        NewCertificate complete = TestStore.Certificate(Agency, requestId, "N2");

        AddResult first = await _store.Prepared.CompleteAsync(complete);
        AddResult second = await _store.Prepared.CompleteAsync(complete with { Document = [9] });

        Assert.Equal(new AddResult.Added(CertificateId.Of(Agency, 0)), first);
        Assert.Equal([1, 2, 3], Assert.IsType<AddResult.Earlier>(second).Certificate.Document);
        StoredCertificate? found = await _store.Certificates.FindByNumberAsync("N2", CancellationToken.None);
        Assert.Equal(CertificateId.Of(Agency, 0), found!.Id);
    }

    [Fact]
    public async Task An_expired_one_is_gone_and_its_request_id_is_free()
    {
        Guid requestId = Guid.NewGuid();
        await _store.Prepared.AddAsync(Row(requestId, "N3", Now.AddHours(1)), Now);

        IReadOnlyList<PreparedRow> found =
            await _store.Prepared.FindAsync(requestId, Now.AddHours(1), CancellationToken.None);
        PrepareResult again = await _store.Prepared.AddAsync(
            Row(requestId, "N4", Now.AddHours(9)), Now.AddHours(1));

        Assert.Empty(found);
        Assert.Equal("N4", Assert.IsType<PrepareResult.Prepared>(again).Row.Number);
    }

    [Fact]
    public async Task A_request_id_that_was_issued_cannot_be_prepared_nor_the_other_way_round()
    {
        NewCertificate issued = TestStore.Certificate(Agency);
        await _store.Certificates.AddAsync([issued]);
        Guid requestId = Guid.NewGuid();
        await _store.Prepared.AddAsync(Row(requestId, "N5", Now.AddHours(1)), Now);

        PrepareResult prepared = await _store.Prepared.AddAsync(
            Row(issued.RequestId, "N6", Now.AddHours(1)), Now);
        AddResult[] added = await _store.Certificates.AddAsync([TestStore.Certificate(Agency, requestId)]);

        Assert.IsType<PrepareResult.Issued>(prepared);
        Assert.Equal([new AddResult.RequestIsPrepared()], added);
    }

    private static PreparedRow Row(Guid requestId, string number, DateTimeOffset expiresAt) =>
        new(Agency, requestId, default, number, TestOrders.Type, Now, expiresAt, [1]);

    public sealed class OverSqlite() : PreparedStoreTests(StoreKind.Sqlite);

    public sealed class OverPostgres() : PreparedStoreTests(StoreKind.Postgres);
}
