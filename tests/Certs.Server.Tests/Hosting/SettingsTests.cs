using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Certs.Server.Hosting;
using Certs.Testing;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Certs.Server.Tests.Hosting;

/// <summary>A setting outside its range stops the start and is named.</summary>
public sealed class SettingsTests
{
    public static TheoryData<string, string> OutOfRange()
    {
        TheoryData<string, string> cases = [];
        foreach ((string section, Type options) in SettingsCheck.Sections)
        {
            foreach (PropertyInfo setting in options.GetProperties())
            {
                if (setting.GetCustomAttribute<RangeAttribute>() is { } range)
                {
                    cases.Add($"{section}:{setting.Name}", Before(range.Minimum));
                    cases.Add($"{section}:{setting.Name}", Behind(range.Maximum));
                }
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(OutOfRange))]
    [InlineData("Node:Province", "16")]
    [InlineData("Node:Province", "Gansu")]
    [InlineData("Node:TlsAddress", "localhost")]
    [InlineData("Node:TlsAddress", "")]
    [InlineData("Node:DataFolder", "")]
    [InlineData("Node:NetworkFile", "no-such-network.json")]
    [InlineData("Node:ChainNodes:0", "ftp://127.0.0.1")]
    [InlineData("Anchoring:Interval", "often")]
    public void It_is_found_and_named(string setting, string value)
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { [setting] = value })
            .Build();

        IReadOnlyList<string> problems = SettingsCheck.Problems(configuration);

        Assert.NotEmpty(problems);
        Assert.Contains(
            setting.Replace(":0", "", StringComparison.Ordinal), problems[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_file_without_a_node_to_read_is_found()
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Node:NetworkFile"] = Path.Combine(Repository.Root, "global.json"),
            })
            .Build();

        Assert.Contains(
            "Node:ChainNodes", Assert.Single(SettingsCheck.Problems(configuration)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_defaults_are_in_order()
    {
        Assert.Empty(SettingsCheck.Problems(new ConfigurationBuilder().Build()));
    }

    [Fact]
    public async Task The_service_says_so_and_ends_before_it_touches_anything()
    {
        using TempFolder folder = new();
        string data = folder.File("node");

        FailingStart start = await FailingStart.RunAsync(
            [$"--Node:DataFolder={data}", "--Limits:StrangerBurst=0"]);

        Assert.Equal(SettingsCheck.ExitCode, start.ExitCode);
        Assert.StartsWith("Limits:StrangerBurst: ", Assert.Single(start.Errors), StringComparison.Ordinal);
        Assert.False(Directory.Exists(data));
    }

    private static string Before(object minimum) => minimum switch
    {
        int number => (number - 1L).ToString(CultureInfo.InvariantCulture),
        double number => (number - 1).ToString(CultureInfo.InvariantCulture),
        string time =>
            (TimeSpan.Parse(time, CultureInfo.InvariantCulture) - TimeSpan.FromMilliseconds(1)).ToString(),
        _ => throw new ArgumentOutOfRangeException(nameof(minimum), minimum, null),
    };

    private static string Behind(object maximum) => maximum switch
    {
        int number => (number + 1L).ToString(CultureInfo.InvariantCulture),
        double => "9223372036854775808",
        string time =>
            (TimeSpan.Parse(time, CultureInfo.InvariantCulture) + TimeSpan.FromMilliseconds(1)).ToString(),
        _ => throw new ArgumentOutOfRangeException(nameof(maximum), maximum, null),
    };
}
