using System.Data.Common;
using System.Globalization;

namespace Certs.Server.Storage.Sqlite;

/// <summary>
/// The settings without which SQLite loses acknowledged rows or runs what a hostile file says. They are set on
/// every connection and then read back: SQLite ignores what it cannot do without a word.
/// </summary>
internal static class Pragmas
{
    // synchronous = FULL: NORMAL lost the last acknowledged row in every power-loss image that was tried.
    private static readonly Pragma[] Needed =
    [
        new("journal_mode", "wal", "wal"),
        new("synchronous", "full", "2"),
        new("foreign_keys", "on", "1"),
        new("trusted_schema", "off", "0"),
        new("busy_timeout", "5000", "5000"),

        // Pages, 32 MiB. Index pages that many groups write are copied to the file once instead of once a group or two.
        new("wal_autocheckpoint", "2000", "2000"),
    ];

    // Five packed documents of 3 KB share a page and its way through the log. Holds only for a file that is still empty.
    private const string PageSizeSql = "pragma page_size = 16384";

    /// <summary>Sets what is not set yet and reads everything back.</summary>
    /// <exception cref="StorageException">One does not hold; the text names it.</exception>
    public static void Apply(DbConnection connection)
    {
        Ask(connection, PageSizeSql);
        foreach (Pragma pragma in Needed)
        {
            if (Ask(connection, $"pragma {pragma.Name}") != pragma.Expected)
            {
                Ask(connection, $"pragma {pragma.Name} = {pragma.Setting}");
                Check(connection, pragma);
            }
        }
    }

    /// <summary>Reads every needed setting back.</summary>
    /// <exception cref="StorageException">One does not hold; the text names it.</exception>
    public static void Check(DbConnection connection)
    {
        foreach (Pragma pragma in Needed)
        {
            Check(connection, pragma);
        }
    }

    private static void Check(DbConnection connection, Pragma pragma)
    {
        string found = Ask(connection, $"pragma {pragma.Name}");
        if (found != pragma.Expected)
        {
            throw new StorageException(
                $"SQLite says {pragma.Name} = {found} where {pragma.Expected} is needed; the store stays closed.");
        }
    }

    private static string Ask(DbConnection connection, string sql)
    {
        using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture) ?? "";
    }

    private sealed record Pragma(string Name, string Setting, string Expected);
}
