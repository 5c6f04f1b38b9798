using System.Text;
using Certs.Core.Documents;
using Certs.Core.Suites;
using Xunit;

namespace Certs.Core.Tests.Documents;

public sealed class AlgNamesTests
{
    [Fact]
    public void A_document_names_suites_as_the_table_does()
    {
        IEnumerable<string> names =
            SuiteTable.All.Select(row => Encoding.ASCII.GetString(AlgNames.Of(row.Suite)));

        Assert.Equal(SuiteTable.All.Select(row => row.Alg), names);
        Assert.Equal(SuiteTable.All.Select(row => row.Suite), Enum.GetValues<Suite>());
    }

    [Theory]
    [InlineData("es256")]
    [InlineData("ES256 ")]
    [InlineData("none")]
    [InlineData("HS256")]
    [InlineData("")]
    public void A_name_that_is_not_in_the_table_names_no_suite(string name)
    {
        Assert.False(AlgNames.TryRead(Encoding.ASCII.GetBytes(name), out _));
    }
}
