using System.Data.Common;
using Certs.Server.Storage;
using Certs.Server.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Certs.Server.Tests.Storage;

public sealed class PragmasTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("synchronous", "normal")]
    [InlineData("synchronous", "off")]
    [InlineData("foreign_keys", "off")]
    [InlineData("trusted_schema", "on")]
    [InlineData("busy_timeout", "0")]
    public void A_connection_on_which_a_needed_setting_was_changed_is_refused_by_its_name(string name, string value)
    {
        using SqliteDatabase database = new(_folder.File("store.db"));
        using DbConnection connection = database.OpenConnection();
        Pragmas.Check(connection);

        Execute(connection, $"pragma {name} = {value}");

        StorageException refusal = Assert.Throws<StorageException>(() => Pragmas.Check(connection));
        Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_that_cannot_leave_its_rollback_journal_is_refused()
    {
        string file = _folder.File("store.db");
        using SqliteConnection other = new($"Data Source={file};Pooling=false");
        other.Open();
        Execute(other, "create table t (x)");
        Execute(other, "begin exclusive");

        using SqliteDatabase database = new(file);

        // SQLite says "locked" or stays silent and keeps the old journal; both end here.
        Exception refusal = Assert.ThrowsAny<Exception>(() => database.OpenConnection());
        Assert.True(refusal is StorageException or SqliteException);
    }

    [Fact]
    public void A_pooled_connection_whose_settings_were_changed_has_them_again_when_it_is_opened()
    {
        using SqliteDatabase database = new(_folder.File("store.db"));
        using (DbConnection first = database.OpenConnection())
        {
            Execute(first, "pragma synchronous = off");
        }

        using DbConnection second = database.OpenConnection();

        Pragmas.Check(second);
    }

    [Fact]
    public void A_second_service_on_the_same_store_is_refused()
    {
        string file = _folder.File("store.db");
        using SqliteStore first = SqliteStore.Open(file, TestVault.Own, TimeProvider.System);

        Assert.Throws<StorageException>(() => SqliteStore.Open(file, TestVault.Own, TimeProvider.System));
    }

    [Fact]
    public void A_migration_that_was_applied_with_other_text_keeps_the_store_closed()
    {
        string file = _folder.File("store.db");
        using (SqliteStore.Open(file, TestVault.Own, TimeProvider.System))
        {
        }

        using (SqliteDatabase database = new(file))
        using (DbConnection connection = database.OpenConnection())
        {
            Execute(connection, "update schema_versions set digest = 'other' where version = 1");
        }

        Assert.Throws<StorageException>(() => SqliteStore.Open(file, TestVault.Own, TimeProvider.System));
    }

    [Fact]
    public void A_store_that_is_opened_again_applies_nothing_twice()
    {
        string file = _folder.File("store.db");
        long applied;
        using (SqliteStore first = SqliteStore.Open(file, TestVault.Own, TimeProvider.System))
        {
            applied = CountMigrations(first);
        }

        using SqliteStore again = SqliteStore.Open(file, TestVault.Own, TimeProvider.System);

        Assert.True(applied > 0);
        Assert.Equal(applied, CountMigrations(again));
    }

    private static long CountMigrations(SqliteStore store)
    {
        using DbConnection connection = store.Database.OpenConnection();
        using DbCommand command = connection.Command("select count(*) from schema_versions");
        return command.ReadNumber() ?? 0;
    }

    private static void Execute(DbConnection connection, string sql)
    {
        using DbCommand command = connection.Command(sql);
        command.ExecuteNonQuery();
    }
}
