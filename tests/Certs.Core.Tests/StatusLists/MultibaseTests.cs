using Certs.Core.StatusLists;
using Xunit;

namespace Certs.Core.Tests.StatusLists;

public sealed class MultibaseTests
{
    // draft-msporny-base58-03 §5.
    [Theory]
    [InlineData("48656C6C6F20576F726C6421", "z2NEpo7TZRRrLZSi2U")]
    [InlineData("0000287FB4CD", "z11233QC4")]
    public void Base_58_is_written_as_published(string hex, string expected) =>
        Assert.Equal(expected, Multibase.Base58(Convert.FromHexString(hex)));
}
