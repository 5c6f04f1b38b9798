using Certs.Server.Storage;
using Certs.Server.Storage.Postgres;
using Xunit;

namespace Certs.Server.Tests.Storage;

public sealed class PostgresAddressTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("postgres://certs@store/certs", "Database=certs;Host=store;Username=certs")]
    [InlineData(
        "postgresql://certs@10.0.0.5:6432/a%20b?sslmode=verify-full",
        "Database=\"a b\";Host=10.0.0.5;Port=6432;Username=certs;SSL Mode=VerifyFull")]
    [InlineData("postgres:///certs?host=%2Frun%2Fpostgresql&user=certs", "Database=certs;Host=/run/postgresql;Username=certs")]
    public void An_address_becomes_a_connection_string(string url, string expected)
    {
        Assert.Null(PostgresAddress.Problem(url));
        Assert.Equal(
            new Npgsql.NpgsqlConnectionStringBuilder(expected).ConnectionString,
            PostgresAddress.ConnectionString(new StorageOptions { Url = url }));
    }

    [Theory]
    [InlineData("postgres://certs:secret@store/certs")]
    [InlineData("postgres://certs@store/certs?password=secret")]
    [InlineData("mysql://certs@store/secret")]
    [InlineData("postgres://certs@store/certs?sslmode=secret")]
    [InlineData("secret")]
    [InlineData("postgres://secret@store")]
    public void An_address_that_cannot_be_used_is_refused_without_being_repeated(string url)
    {
        string? problem = PostgresAddress.Problem(url);

        Assert.NotNull(problem);
        Assert.DoesNotContain("secret", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_password_comes_out_of_a_file()
    {
        await File.WriteAllTextAsync(_folder.File("password"), "s3cr;et\n", TestContext.Current.CancellationToken);

        string settings = PostgresAddress.ConnectionString(new StorageOptions
        {
            Url = "postgres://certs@store/certs",
            PasswordFile = _folder.File("password"),
        });

        Assert.Equal("s3cr;et", new Npgsql.NpgsqlConnectionStringBuilder(settings).Password);
    }

    [Fact]
    public async Task A_whole_connection_string_comes_out_of_a_file()
    {
        await File.WriteAllTextAsync(_folder.File("store"), "Host=a;Database=b\n", TestContext.Current.CancellationToken);

        Assert.Equal(
            "Host=a;Database=b",
            PostgresAddress.ConnectionString(new StorageOptions { ConnectionFile = _folder.File("store") }));
    }
}
