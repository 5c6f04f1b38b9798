using System.Text.Json;
using Certs.Cli.Demo;
using Certs.Server.Tests.Hosting;
using Xunit;

namespace Certs.Server.Tests.Cli;

/// <summary><c>certs issue-batch</c> as a program.</summary>
[Collection(SharedProvinces.Name)]
public sealed class BatchProgramTests(TwoProvinces provinces) : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task JSON_Lines_run_twice_give_the_same_numbers()
    {
        string file = _folder.File("batch.jsonl");
        await File.WriteAllLinesAsync(
            file, Enumerable.Range(1, 25).Select(i => JsonSerializer.Serialize(Fields($"第{i}公司"))));

        (CertsResult first, SortedDictionary<int, string> numbers) = await RunAsync(file);
        (CertsResult second, SortedDictionary<int, string> again) = await RunAsync(file);

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Equal(Enumerable.Range(1, 25), numbers.Keys);
        Assert.Equal(25, numbers.Values.Distinct().Count());
        Assert.Equal(numbers, again);
        Assert.Contains("25 issued, 0 refused", first.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_that_was_cut_off_goes_on_where_it_was()
    {
        string file = _folder.File("growing.jsonl");
        string[] lines = [.. Enumerable.Range(1, 6).Select(i => JsonSerializer.Serialize(Fields($"续{i}公司")))];
        await File.WriteAllLinesAsync(file, lines[..3]);
        (_, SortedDictionary<int, string> before) = await RunAsync(file);

        await File.WriteAllLinesAsync(file, lines);
        (_, SortedDictionary<int, string> after) = await RunAsync(file);

        Assert.Equal(6, after.Count);
        Assert.Equal(before, after.Take(3));
    }

    [Fact]
    public async Task CSV_with_quotes_and_a_serial_of_its_own_is_issued()
    {
        string file = _folder.File("batch.csv");
        Dictionary<string, string> fields = Fields("带,逗号与\"引号\"公司");
        string[] lines =
        [
            "_serial," + string.Join(',', fields.Keys),
            "000000777," + string.Join(',', fields.Values.Select(Quoted)),
            "," + string.Join(',', Fields("第二公司").Values.Select(Quoted)),
        ];
        await File.WriteAllLinesAsync(file, lines);

        (CertsResult first, SortedDictionary<int, string> numbers) = await RunAsync(file);
        (_, SortedDictionary<int, string> again) = await RunAsync(file);

        Assert.Equal((0, ""), (first.ExitCode, first.Errors.Replace("1 of 2\n2 of 2\n", "", StringComparison.Ordinal)));
        Assert.Equal([2, 3], numbers.Keys);
        Assert.Contains("000000777", numbers[2], StringComparison.Ordinal);
        Assert.Equal(numbers, again);
    }

    [Fact]
    public async Task An_item_that_breaks_a_rule_is_told_with_its_line_and_the_others_are_issued()
    {
        Dictionary<string, string> wrong = Fields("错误公司");
        wrong["unified_social_credit_code"] = "91320115MA202UKD7Y";
        string file = _folder.File("mixed.jsonl");
        await File.WriteAllLinesAsync(
            file, [JsonSerializer.Serialize(Fields("对的公司")), "", JsonSerializer.Serialize(wrong)]);

        (CertsResult result, SortedDictionary<int, string> numbers) = await RunAsync(file);

        JsonElement refused = (await ResultsAsync(file)).Single(line => line.TryGetProperty("reason", out _));
        Assert.Equal(1, result.ExitCode);
        Assert.Equal([1], numbers.Keys);
        Assert.Equal((3, "FIELD_INVALID"), (refused.GetProperty("line").GetInt32(), refused.GetProperty("reason").GetString()));
        Assert.Contains("unified_social_credit_code", refused.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("name,domicile\n\"an open quote,x\n")]
    [InlineData("name,domicile\nonly one column\n")]
    [InlineData("name,domicile,_valid_until\na,b,tomorrow\n")]
    public async Task A_CSV_file_that_cannot_be_read_is_refused_before_anything_is_issued(string content)
    {
        string file = _folder.File("broken.csv");
        await File.WriteAllTextAsync(file, content);

        CertsResult result = await CertsProgram.RunAsync(Arguments(file));

        Assert.Equal(64, result.ExitCode);
        Assert.Contains("broken.csv", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(file + ".results.jsonl"));
    }

    [Fact]
    public async Task A_line_that_is_no_JSON_is_named_before_anything_is_issued()
    {
        string file = _folder.File("broken.jsonl");
        await File.WriteAllLinesAsync(file, [JsonSerializer.Serialize(Fields("公司")), "{\"name\":"]);

        CertsResult result = await CertsProgram.RunAsync(Arguments(file));

        Assert.Equal(64, result.ExitCode);
        Assert.Contains("line 2", result.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(file + ".results.jsonl"));
    }

    public void Dispose() => _folder.Dispose();

    private static string Quoted(string value) => $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static Dictionary<string, string> Fields(string name)
    {
        Dictionary<string, string> fields = Licences.Content("").Fields.Fields
            .ToDictionary(field => field.Key, field => field.Value.StringValue);
        fields["name"] = name;
        return fields;
    }

    private static async Task<List<JsonElement>> ResultsAsync(string file) =>
        [.. (await File.ReadAllLinesAsync(file + ".results.jsonl")).Select(line => JsonElement.Parse(line))];

    private string[] Arguments(string file) =>
    [
        "issue-batch", file, "--agency", provinces.Agency, "--type", Licences.Type, "--suite", "ES256",
        "--data", provinces.Gansu.Folder.Path,
    ];

    private async Task<(CertsResult Result, SortedDictionary<int, string> Numbers)> RunAsync(string file)
    {
        CertsResult result = await CertsProgram.RunAsync(Arguments(file));
        Assert.True(result.ExitCode is 0 or 1, result.Errors);
        SortedDictionary<int, string> numbers = [];
        foreach (JsonElement line in await ResultsAsync(file))
        {
            if (line.TryGetProperty("number", out JsonElement number))
            {
                numbers.Add(line.GetProperty("line").GetInt32(), number.GetString()!);
            }
        }

        return (result, numbers);
    }
}
