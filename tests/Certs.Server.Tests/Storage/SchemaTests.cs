using System.Data.Common;
using Certs.Server.Storage;
using Xunit;

namespace Certs.Server.Tests.Storage;

/// <summary>Both databases have the same tables: a migration that was written for one only is noticed here.</summary>
public sealed class SchemaTests
{
    [Fact]
    public void Both_databases_have_the_same_tables_with_the_same_columns()
    {
        using TestStore sqlite = new(StoreKind.Sqlite);
        using TestStore postgres = new(StoreKind.Postgres);

        string[] ofSqlite = Columns(sqlite, """
            select t.name || '.' || c.name
              from sqlite_schema t
              join pragma_table_info(t.name) c
             where t.type = 'table' and t.name not like 'sqlite%'
            """);
        string[] ofPostgres = Columns(postgres, """
            select table_name || '.' || column_name from information_schema.columns where table_schema = 'public'
            """);

        Assert.Equal(ofSqlite, ofPostgres);
    }

    private static string[] Columns(TestStore store, string sql)
    {
        using DbConnection connection = store.Store.Database.OpenConnection();
        using DbCommand command = connection.Command(sql);
        using DbDataReader row = command.ExecuteReader();
        List<string> columns = [];
        while (row.Read())
        {
            columns.Add(row.GetString(0));
        }

        return [.. columns.Order(StringComparer.Ordinal)];
    }
}
