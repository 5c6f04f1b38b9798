using System.Globalization;
using System.Text.RegularExpressions;
using Certs.Core.Suites;
using Certs.Ledger.Contracts;
using Certs.Testing;
using Xunit;

namespace Certs.Server.Tests.Structure;

/// <summary>Suite numbers leave the process in four ways, and mean the same in each.</summary>
public sealed partial class SuiteNumberTests
{
    private static readonly IReadOnlyList<string> OfTheCore =
        [.. Enum.GetValues<Suite>().Select(suite => $"{suite.ToString().ToUpperInvariant()}={(int)suite}")];

    [Fact]
    public void The_protos_number_the_suites_as_the_core_does()
    {
        Assert.Equal(OfTheCore, Read("protos/certs/v1/certificate.proto", ProtoLine()).Skip(1));
    }

    [Fact]
    public void The_contracts_number_the_suites_as_the_core_does()
    {
        string[] numbers = [.. Read("contracts/src/SuiteNumbers.sol", SolidityLine())];

        Assert.Equal(OfTheCore, numbers.Take(OfTheCore.Count));
        Assert.Equal(
            [
                "LAST_SIGNING=16", $"KECCAK256={ChainAlgorithms.Keccak256}",
                $"SECP256K1={ChainAlgorithms.Secp256k1}",
            ],
            numbers.Skip(OfTheCore.Count));
    }

    [Fact]
    public void The_table_of_suites_has_every_suite_under_its_name_in_documents()
    {
        Assert.Equal(
            OfTheCore,
            Enum.GetValues<Suite>().Select(suite => $"{SuiteTable.Get(suite).Alg.ToUpperInvariant()}={(int)suite}"));
    }

    private static IEnumerable<string> Read(string path, Regex line) =>
        line.Matches(File.ReadAllText(Path.Combine(Repository.Root, path)))
            .OrderBy(match => int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture))
            .Select(match => $"{match.Groups[1].Value}={match.Groups[2].Value}");

    [GeneratedRegex(@"^  SUITE_(\w+) = (\d+);", RegexOptions.Multiline)]
    private static partial Regex ProtoLine();

    [GeneratedRegex(@"uint16 internal constant (\w+) = (\d+);")]
    private static partial Regex SolidityLine();
}
