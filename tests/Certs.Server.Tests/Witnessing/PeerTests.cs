using Certs.Api.V1;
using Certs.Server.Witnessing;
using Xunit;

namespace Certs.Server.Tests.Witnessing;

public sealed class PeerTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("no JSON")]
    [InlineData("{}")]
    [InlineData("""{"tls":null}""")]
    [InlineData("""{"tls":"no address"}""")]
    [InlineData("""{"tls":"https://127.0.0.1:1"}""")]
    public async Task A_peer_that_cannot_be_found_does_not_sign_and_ends_nothing(string? serviceFile)
    {
        using TempFolder folder = new();
        if (serviceFile is not null)
        {
            await File.WriteAllTextAsync(folder.File("service.json"), serviceFile, TestContext.Current.CancellationToken);
        }

        Peer peer = new(new PeerOptions { Folder = folder.Path }, TimeSpan.FromSeconds(5));

        (CoSignResponse? answer, string? trouble) =
            await peer.CoSignAsync(new CoSignRequest(), TestContext.Current.CancellationToken);

        Assert.Null(answer);
        Assert.NotEmpty(trouble!);
    }
}
