using Certs.Core;
using Certs.Core.Suites;
using Certs.Server.Storage;
using Xunit;

namespace Certs.Server.Tests.Storage;

/// <summary>Bridge statements, in both databases.</summary>
public sealed class StatementStoreTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

    private static readonly AgencyId Body = new(62, 2);

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_statement_is_stored_in_a_series_of_its_own_and_found_by_its_certificate(StoreKind kind)
    {
        using TestStore store = new(kind);
        StatementStore statements = new(store.Store.Database, store.Writer);
        NewStatement made = Statement(1);

        AddedStatement[] added = await statements.AddAsync([made, Statement(2)]);

        StoredStatement? found =
            await statements.FindInForceAsync(made.Original, 33, Now, CancellationToken.None);
        IReadOnlyList<WaitingLeaves> waiting = await store.Batches.WaitingAsync(CancellationToken.None);
        CertificateId first = CertificateId.Of(Body, 0, LeafKind.Statements);
        Assert.Equal(new AddedStatement.Added(first), added[0]);
        Assert.Equal(made.Document, found!.Document);
        Assert.Equal((first, Body, LeafKind.Statements), (found.Id, found.Id.Agency, found.Id.Kind));
        Assert.Equal([new WaitingLeaves(first, 2)], waiting);
        Assert.Equal(
            [(made.Leaf, (ushort)1)], await statements.LeavesAsync(first, 1, CancellationToken.None));
        Assert.Null(await statements.FindInForceAsync(made.Original, 53, Now, CancellationToken.None));
        Assert.Null(await statements.FindInForceAsync(made.Original, 33, made.ExpiresAt, CancellationToken.None));
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task There_is_one_statement_in_force_for_a_certificate_until_it_is_withdrawn(StoreKind kind)
    {
        using TestStore store = new(kind);
        StatementStore statements = new(store.Store.Database, store.Writer);
        WithdrawalStore withdrawals = new(store.Store.Database, store.Writer, store.Store.Lead);
        Guid requestId = Guid.NewGuid();

        AddedStatement first = (await statements.AddAsync([Statement(1, requestId)]))[0];
        AddedStatement second = (await statements.AddAsync([Statement(1)]))[0];
        AddedStatement other = (await statements.AddAsync([Statement(3, requestId, content: 9)]))[0];
        int withdrawn = await statements.WithdrawAsync(Hash(1), 33, Now.AddSeconds(5));
        AddedStatement third = (await statements.AddAsync([Statement(1)]))[0];

        CertificateId id = Assert.IsType<AddedStatement.Added>(first).Id;
        Assert.Equal(id, Assert.IsType<AddedStatement.Earlier>(second).Statement.Id);
        Assert.IsType<AddedStatement.RequestIdTaken>(other);
        Assert.Equal(1, withdrawn);
        Assert.NotEqual(id, Assert.IsType<AddedStatement.Added>(third).Id);
        (CertificateId waiting, _, DateTimeOffset since) =
            Assert.Single(await withdrawals.WaitingAsync(10, CancellationToken.None));
        Assert.Equal((id, Now.AddSeconds(5)), (waiting, since));

        await withdrawals.RecordAsync([id]);

        Assert.Empty(await withdrawals.WaitingAsync(10, CancellationToken.None));
        Assert.True((await statements.FindAsync(id, CancellationToken.None))!.IsWithdrawalRecorded);
    }

    private static NewStatement Statement(byte original, Guid? requestId = null, byte content = 0) => new(
        Body, requestId, Hash(content), Hash(original), 33, Now, Now.AddDays(30), 1, Hash((byte)(original + 100)),
        Hash((byte)(original + 200)), [original, 2, 3]);

    private static Hash32 Hash(byte seed) => new(Hashing.Sha256([seed]));
}
