using System.Data.Common;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Certs.Server.Storage;

/// <summary>
/// Brings the schema up to date: the numbered files of the dialect, each once, in order, never backward.
/// </summary>
internal static class Migrations
{
    private const string MakeTableSql = """
        create table if not exists schema_versions (
            version    integer not null primary key,
            name       text    not null,
            digest     text    not null,
            applied_at integer not null
        )
        """;

    private const string FindSql = "select digest from schema_versions where version = @version";

    private const string AddSql = """
        insert into schema_versions (version, name, digest, applied_at)
        values (@version, @name, @digest, @applied_at)
        """;

    /// <summary>Applies what is missing. Versions above those known here are left alone: they keep older servers working.</summary>
    /// <exception cref="StorageException">A file that was applied before has other text now.</exception>
    public static void Apply(DbConnection connection, Dialect dialect, DateTimeOffset now)
    {
        foreach (Migration migration in All(dialect.SchemaPrefix))
        {
            using DbCommand begin = connection.Command(dialect.BeginMigration);
            begin.ExecuteNonQuery();
            ApplyOne(connection, migration, now);
            using DbCommand commit = connection.Command("commit");
            commit.ExecuteNonQuery();
        }
    }

    private static void ApplyOne(DbConnection connection, Migration migration, DateTimeOffset now)
    {
        using DbCommand make = connection.Command(MakeTableSql);
        make.ExecuteNonQuery();
        using DbCommand find = connection.Command(FindSql).Bind("@version", migration.Version);
        if (find.ExecuteScalar() is string applied)
        {
            if (applied != migration.Digest)
            {
                throw new StorageException($"{migration.Name} was applied with other text; the store stays closed.");
            }

            return;
        }

        using DbCommand change = connection.Command(migration.Text);
        change.ExecuteNonQuery();
        using DbCommand add = connection.Command(AddSql)
            .Bind("@version", migration.Version)
            .Bind("@name", migration.Name)
            .Bind("@digest", migration.Digest)
            .Bind("@applied_at", now.ToUnixTimeSeconds());
        add.ExecuteNonQuery();
    }

    private static IEnumerable<Migration> All(string prefix)
    {
        Assembly assembly = typeof(Migrations).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && char.IsAsciiDigit(name[prefix.Length]))
            .Order(StringComparer.Ordinal)
            .Select(name => Read(assembly, name, prefix));
    }

    private static Migration Read(Assembly assembly, string resource, string prefix)
    {
        using Stream stream = assembly.GetManifestResourceStream(resource)!;
        using StreamReader reader = new(stream, Encoding.UTF8);
        string text = reader.ReadToEnd();
        string name = resource[prefix.Length..];
        int version = int.Parse(name.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture);
        string digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return new Migration(version, name, text, digest);
    }

    private sealed record Migration(int Version, string Name, string Text, string Digest);
}
