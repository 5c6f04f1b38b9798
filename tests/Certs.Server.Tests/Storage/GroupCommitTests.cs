using System.Data.Common;
using Certs.Core;
using Certs.Server.Storage;
using Xunit;

namespace Certs.Server.Tests.Storage;

public abstract class GroupCommitTests(StoreKind kind) : StoreTests(kind)
{
    [Fact]
    public async Task Work_that_throws_fails_alone_and_the_others_of_its_group_are_durable()
    {
        using ManualResetEventSlim gate = new();
        Task<int> first = _store.Writer.RunAsync(session =>
        {
            gate.Wait();
            return NodeFactStore.Set(session, "first", "1");
        });
        Task<int> broken = _store.Writer.RunAsync<int>(session =>
        {
            NodeFactStore.Set(session, "broken", "1");
            throw new InvalidDataException("no");
        });
        Task<int> last = _store.Writer.RunAsync(session => NodeFactStore.Set(session, "last", "1"));

        gate.Set();

        await Assert.ThrowsAsync<InvalidDataException>(() => broken);
        await Task.WhenAll(first, last);
        Assert.Equal(["first", "last"], Facts());
    }

    [Fact]
    public async Task A_statement_that_fails_rolls_its_own_work_back_only()
    {
        Task<int> good = _store.Writer.RunAsync(session => NodeFactStore.Set(session, "good", "1"));
        Task<int> bad = _store.Writer.RunAsync(session =>
        {
            NodeFactStore.Set(session, "bad", "1");
            return session.Command("insert into series (agency, next_position) values (null, null)").ExecuteNonQuery();
        });

        await Assert.ThrowsAnyAsync<DbException>(() => bad);
        await good;
        Assert.Equal(["good"], Facts());
    }

    [Fact]
    public async Task What_a_caller_was_told_is_there_for_every_other_connection()
    {
        AgencyId agency = new(62, 1);
        await Parallel.ForAsync(0, 200, async (_, stop) =>
        {
            NewCertificate certificate = TestStore.Certificate(agency);
            await _store.Certificates.AddAsync([certificate]);

            Assert.NotNull(await _store.Certificates.FindByNumberAsync(certificate.Number, stop));
        });
    }

    private string[] Facts()
    {
        using DbConnection connection = _store.Store.Database.OpenConnection();
        using DbCommand command = connection.Command("select name from node_facts where name <> 'anchoring.term' order by name");
        using DbDataReader row = command.ExecuteReader();
        List<string> names = [];
        while (row.Read())
        {
            names.Add(row.GetString(0));
        }

        return [.. names];
    }

    public sealed class OverSqlite() : GroupCommitTests(StoreKind.Sqlite);

    public sealed class OverPostgres() : GroupCommitTests(StoreKind.Postgres);
}
