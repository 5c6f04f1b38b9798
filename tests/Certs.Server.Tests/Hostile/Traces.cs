using System.Buffers.Binary;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Certs.Server.Tests.Hostile;

/// <summary>What an attacker got hold of: a value is found in it at once wherever it stands.</summary>
internal sealed partial class Traces
{
    private const int Window = sizeof(ulong);

    private readonly HashSet<ulong> _windows = [];

    /// <summary>True when the first eight bytes of a value stand somewhere.</summary>
    public bool Has(byte[] value) => _windows.Contains(BinaryPrimitives.ReadUInt64LittleEndian(value));

    /// <summary>Adds bytes.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        for (int at = 0; at + Window <= bytes.Length; at++)
        {
            _windows.Add(BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]));
        }
    }

    /// <summary>Adds the whole log of a service that has ended.</summary>
    public async Task AddLogAsync(string file)
    {
        string log = "";
        await Eventually.HoldsAsync(async () =>
        {
            log = await File.ReadAllTextAsync(file);
            return log.Contains("Application is shutting down", StringComparison.Ordinal);
        });
        Assert.Contains("Anchored 1 certificates", log, StringComparison.Ordinal);
        AddText(log);
    }

    /// <summary>Adds every block with its transactions and every log of a chain.</summary>
    public async Task AddChainAsync(Uri node)
    {
        using HttpClient client = new();
        JsonElement head = await AskAsync("eth_blockNumber");
        int newest = Convert.ToInt32(head.GetString(), 16);
        for (int number = 0; number <= newest; number++)
        {
            AddText((await AskAsync("eth_getBlockByNumber", $"0x{number:x}", true)).GetRawText());
        }

        JsonElement logs = await AskAsync("eth_getLogs", new { fromBlock = "0x0", toBlock = "latest" });
        Assert.True(logs.GetArrayLength() > 0);
        AddText(logs.GetRawText());

        async Task<JsonElement> AskAsync(string method, params object[] arguments)
        {
            using HttpResponseMessage answer = await client.PostAsJsonAsync(
                node, new { jsonrpc = "2.0", id = 1, method, @params = arguments });
            return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("result");
        }
    }

    /// <summary>
    /// Adds every column of every row of a SQLite store, and its files as they lie on the disk.
    /// </summary>
    public void AddStore(string file)
    {
        using SqliteConnection store = new($"Data Source={file};Pooling=False");
        store.Open();
        string[] tables =
        [
            .. Read(store, "select name from sqlite_master where type = 'table'")
                .Select(row => $"{row[0].Value}"),
        ];
        Assert.Contains("certificates", tables);
        foreach (string table in tables)
        {
            Read(store, $"select * from {table}").ToList().ForEach(AddRow);
        }

        foreach (string part in Directory.GetFiles(Path.GetDirectoryName(file)!, Path.GetFileName(file) + "*"))
        {
            Add(File.ReadAllBytes(part));
        }
    }

    private static IEnumerable<(string Column, object Value)[]> Read(SqliteConnection store, string sql)
    {
        using SqliteCommand command = store.CreateCommand();
#pragma warning disable CA2100 // The names of tables come out of the store itself.
        command.CommandText = sql;
#pragma warning restore CA2100 // Only this statement is concerned.
        using SqliteDataReader row = command.ExecuteReader();
        while (row.Read())
        {
            yield return
                [.. Enumerable.Range(0, row.FieldCount).Select(at => (row.GetName(at), row.GetValue(at)))];
        }
    }

    private void AddRow((string Column, object Value)[] row)
    {
        foreach ((string _, object value) in row)
        {
            if (value is byte[] bytes)
            {
                Add(bytes);
            }
            else
            {
                AddText(Convert.ToString(value, CultureInfo.InvariantCulture)!);
            }
        }
    }

    // The text, and what hexadecimal and BASE64 in it stand for.
    private void AddText(string text)
    {
        Add(Encoding.UTF8.GetBytes(text));
        foreach (Match hex in Hexadecimal().Matches(text))
        {
            Add(Convert.FromHexString(hex.Value.AsSpan(0, hex.Length & ~1)));
        }

        foreach (Match coded in Base64().Matches(text))
        {
            string padded = coded.Value.Replace('-', '+').Replace('_', '/');
            Add(Convert.FromBase64String(padded[..(padded.Length & ~3)]));
        }
    }

    [GeneratedRegex("(?<=0x|\\b)[0-9a-fA-F]{16,}")]
    private static partial Regex Hexadecimal();

    [GeneratedRegex("[0-9A-Za-z+/_-]{16,}")]
    private static partial Regex Base64();
}
