using System.Diagnostics;
using Certs.Api.V1;
using Certs.Cli.Demo;
using Certs.Cli.Service;
using Certs.Testing.Chain;
using Grpc.Core;
using Xunit;

namespace Certs.Server.Tests.Hosting;

/// <summary>A service that is to stop does so at once, whatever its callers keep open.</summary>
public sealed class StopTests : IDisposable
{
    private static readonly TimeSpan Promptly = TimeSpan.FromSeconds(10);

    private readonly TempFolder _folder = new();
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    public StopTests() => TestAnvil.Use();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Streams_of_issuing_watching_and_verifying_end_as_unavailable_and_do_not_hold_it_up()
    {
        await using NodeProcess node = await NodeProcess.StartAsync(
            62, _folder.File("62"), _folder.File("shared"),
            ["--Keys:Iterations=1000", "--Anchoring:GatherTime=01:00:00"], _stop);
        string agency = await FoundAsync(node);
        using ServiceConnection service = ServiceConnection.Open(node.Folder, "issuer");
        using AsyncDuplexStreamingCall<IssueCertificatesRequest, IssueCertificatesResponse> issuing =
            service.Issuance.IssueCertificates(cancellationToken: _stop);
        await issuing.RequestStream.WriteAsync(
            new IssueCertificatesRequest
            {
                RequestId = Guid.NewGuid().ToString(),
                Content = Licences.Content(agency, Suite.Es256),
            },
            _stop);
        Assert.True(await issuing.ResponseStream.MoveNext(_stop));
        using AsyncServerStreamingCall<WatchAnchoringResponse> watching =
            service.Issuance.WatchAnchoring(
                new WatchAnchoringRequest { Agency = agency }, cancellationToken: _stop);
        Assert.True(await watching.ResponseStream.MoveNext(_stop));
        using AsyncDuplexStreamingCall<VerifyCertificatesRequest, VerifyCertificatesResponse> verifying =
            service.Verification.VerifyCertificates(cancellationToken: _stop);
        await verifying.RequestStream.WriteAsync(new VerifyCertificatesRequest(), _stop);
        Assert.True(await verifying.ResponseStream.MoveNext(_stop));

        Stopwatch took = Stopwatch.StartNew();
        await node.StopAsync();

        Assert.True(took.Elapsed < Promptly, $"The stop took {took.Elapsed}.");
        Assert.Equal(0, node.ExitCode);
        Assert.Equal(StatusCode.Unavailable, await EndOfAsync(issuing.ResponseStream));
        Assert.Equal(StatusCode.Unavailable, await EndOfAsync(watching.ResponseStream));
        Assert.Equal(StatusCode.Unavailable, await EndOfAsync(verifying.ResponseStream));
    }

    private async Task<StatusCode> EndOfAsync<T>(IAsyncStreamReader<T> stream)
    {
        RpcException end = await Assert.ThrowsAsync<RpcException>(() => stream.MoveNext(_stop));
        return end.StatusCode;
    }

    private async Task<string> FoundAsync(NodeProcess node)
    {
        using ServiceConnection operators = ServiceConnection.Open(node.Folder, "operator");
        return (await DemoAgency.FoundAsync(operators.Administration, _stop)).Urn;
    }
}
