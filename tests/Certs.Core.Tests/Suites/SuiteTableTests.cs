using Certs.Core.Suites;
using Xunit;

namespace Certs.Core.Tests.Suites;

public sealed class SuiteTableTests
{
    // The numbers are on the wire, in the database and on the chain: this table never changes, it only grows.
    [Fact]
    public void The_numbers_and_names_are_fixed()
    {
        (int, string)[] rows = [.. SuiteTable.All.Select(info => ((int)info.Suite, info.Alg))];

        Assert.Equal(
            [(1, "ES256"), (2, "ES384"), (3, "PS256"), (4, "RS256"), (5, "EdDSA"), (6, "SM2")], rows);
    }

    [Fact]
    public void Each_suite_is_found_by_number_and_by_name()
    {
        SuiteInfo[] byNumber = [.. Enum.GetValues<Suite>().Select(SuiteTable.Get)];
        bool[] areFoundByName =
        [
            .. byNumber.Select(info =>
                SuiteTable.TryFromAlg(info.Alg, out Suite suite) && suite == info.Suite),
        ];

        Assert.Equal(SuiteTable.All, byNumber);
        Assert.All(areFoundByName, Assert.True);
    }

    [Theory]
    [InlineData("")]
    [InlineData("none")]
    [InlineData("es256")]
    [InlineData("ES256 ")]
    [InlineData("ES256K")]
    [InlineData("ES512")]
    [InlineData("HS256")]
    [InlineData("RS1")]
    [InlineData("Ed25519")]
    [InlineData("sm2")]
    public void Other_names_are_no_suite(string alg)
    {
        Assert.False(SuiteTable.TryFromAlg(alg, out _));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(6, true)]
    [InlineData(7, false)]
    public void Numbers_outside_of_the_table_are_no_suite(ushort number, bool isKnown)
    {
        Assert.Equal(isKnown, SuiteTable.Contains((Suite)number));
    }
}
