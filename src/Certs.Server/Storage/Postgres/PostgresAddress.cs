using Npgsql;

namespace Certs.Server.Storage.Postgres;

/// <summary>Reads where the shared store is.</summary>
internal static class PostgresAddress
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["host"] = "Host",
        ["user"] = "Username",
        ["sslmode"] = "SSL Mode",
        ["sslrootcert"] = "Root Certificate",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
    };

    /// <summary>What is wrong with an address, without repeating it, since it may hold a secret; null: nothing.</summary>
    public static string? Problem(string url)
    {
        try
        {
            Parse(url);
            return null;
        }
        catch (FormatException wrong)
        {
            return wrong.Message;
        }
    }

    /// <summary>The connection string of the configured database. Holds the password: it must not get into a log.</summary>
    /// <exception cref="FormatException">An address that cannot be read.</exception>
    /// <exception cref="IOException">A file that cannot be read.</exception>
    public static string ConnectionString(StorageOptions options)
    {
        if (options.ConnectionFile is not null)
        {
            return File.ReadAllText(options.ConnectionFile).Trim();
        }

        NpgsqlConnectionStringBuilder settings = Parse(options.Url!);
        if (options.PasswordFile is not null)
        {
            settings.Password = File.ReadAllText(options.PasswordFile).TrimEnd('\r', '\n');
        }

        return settings.ConnectionString;
    }

    private static NpgsqlConnectionStringBuilder Parse(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? address) || address.Scheme is not ("postgres" or "postgresql"))
        {
            throw new FormatException("Must look like postgres://user@host:5432/database.");
        }

        if (address.UserInfo.Contains(':', StringComparison.Ordinal))
        {
            throw new FormatException("Holds a password; put that into the file of Storage:PasswordFile.");
        }

        NpgsqlConnectionStringBuilder settings = new() { Database = Uri.UnescapeDataString(address.AbsolutePath.Trim('/')) };
        if (address.Host.Length > 0)
        {
            settings.Host = address.Host;
        }

        if (address.Port > 0)
        {
            settings.Port = address.Port;
        }

        if (address.UserInfo.Length > 0)
        {
            settings.Username = Uri.UnescapeDataString(address.UserInfo);
        }

        SetOptions(settings, address.Query);
        return settings.Host is { Length: > 0 } && settings.Database.Length > 0
            ? settings
            : throw new FormatException("Must name a host and a database.");
    }

    private static void SetOptions(NpgsqlConnectionStringBuilder settings, string query)
    {
        foreach (string option in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = option.Split('=', 2);
            if (parts.Length != 2 || !Known.TryGetValue(parts[0], out string? name))
            {
                throw new FormatException($"After the '?' only {string.Join(", ", Known.Keys)} are known.");
            }

            string value = Uri.UnescapeDataString(parts[1]);
            try
            {
                settings[name] = name == "SSL Mode" ? value.Replace("-", "", StringComparison.Ordinal) : value;
            }
            catch (ArgumentException)
            {
                throw new FormatException($"'{parts[0]}' has a value that is not known.");
            }
        }
    }
}
