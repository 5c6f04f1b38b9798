using Certs.Server.Hosting;
using Xunit;

namespace Certs.Server.Tests.Hosting;

/// <summary>What <c>roles.json</c> says of a key.</summary>
public sealed class RolesFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void Organisation_and_holders_are_read_and_yesterdays_lines_have_neither()
    {
        RolesFile roles = Of("""
            {"a": {"roles": ["verifier"], "organisation": "兰州市政务服务中心", "holders": ["91320115MA202UKD7X"]},
             "b": {"roles": ["issuer"], "agencies": ["urn:certs:agency:62:1"]}}
            """);

        Assert.Equal("兰州市政务服务中心", roles.Find("a")!.Organisation);
        Assert.Equal(["91320115MA202UKD7X"], roles.Find("a")!.Holders);
        Assert.Equal(("", 0), (roles.Find("b")!.Organisation, roles.Find("b")!.Holders.Count));
    }

    [Theory]
    [InlineData("""{"a": {"roles": ["verifier"], "holders": ["11010519491231002X"]}}""")]
    [InlineData("""{"a": {"roles": ["verifier"], "organisation": "a\nb"}}""")]
    public void A_persons_number_as_a_holder_or_a_name_of_two_lines_is_refused(string text)
    {
        RolesFile roles = Of(text);

        Assert.Throws<InvalidDataException>(() => roles.Find("a"));
    }

    public void Dispose() => _folder.Dispose();

    private RolesFile Of(string text)
    {
        File.WriteAllText(_folder.File("roles.json"), text);
        return new RolesFile(_folder.Path, LocalAuthority.Open(_folder.Path, DateTimeOffset.UtcNow));
    }
}
