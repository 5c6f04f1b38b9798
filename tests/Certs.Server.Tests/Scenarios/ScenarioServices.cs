using Certs.Api.V1;
using Certs.Cli.Service;
using Google.Protobuf;
using Xunit;

namespace Certs.Server.Tests.Scenarios;

/// <summary>
/// The services of Zhejiang and Yunnan as programs of their own, which share a chain and nothing else.
/// </summary>
internal sealed class ScenarioServices : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly List<NodeProcess> _nodes = [];
    private readonly List<ServiceConnection> _connections = [];

    public static async Task<ScenarioServices> StartAsync(PastChain chain)
    {
        ScenarioServices services = new();
        await services.StartAsync(chain, 33);
        await services.StartAsync(chain, 53);
        return services;
    }

    public Task<Report> AskZhejiangAsync(VerifyCertificateRequest question) => AskAsync(_connections[0], question);

    public Task<Report> AskYunnanAsync(VerifyCertificateRequest question) => AskAsync(_connections[1], question);

    /// <summary>The bundle of a document, as Zhejiang's service makes it.</summary>
    public async Task<ByteString> BundleAsync(byte[] document) =>
        (await _connections[0].Verification.GetBundleAsync(
            new GetBundleRequest { Document = ByteString.CopyFrom(document) },
            cancellationToken: TestContext.Current.CancellationToken)).Bundle;

    /// <summary>The trust file of the newest block, as Zhejiang's service makes it.</summary>
    public async Task<ByteString> TrustFileAsync() =>
        (await _connections[0].Verification.GetTrustFileAsync(
            new GetTrustFileRequest(), cancellationToken: TestContext.Current.CancellationToken)).TrustFile;

    /// <summary>Whether both have read a block. While it is being made a node may not have all of it.</summary>
    public async Task<bool> HaveReadAsync(long block, VerifyCertificateRequest question)
    {
        Report[] reports = [await AskZhejiangAsync(question), await AskYunnanAsync(question)];
        return Array.TrueForAll(reports, report => report.AsOf?.BlockNumber >= block);
    }

    public async ValueTask DisposeAsync()
    {
        _connections.ForEach(connection => connection.Dispose());
        foreach (NodeProcess node in _nodes)
        {
            await node.DisposeAsync();
        }

        _folder.Dispose();
    }

    private async Task StartAsync(PastChain chain, ushort province)
    {
        string data = _folder.File($"{province}");
        NodeProcess node = await NodeProcess.StartAsync(
            province, data, _folder.File("none"), chain.Prepare(province, data),
            TestContext.Current.CancellationToken);
        _nodes.Add(node);
        _connections.Add(ServiceConnection.Open(node.Folder, "verifier"));
    }

    private static async Task<Report> AskAsync(ServiceConnection service, VerifyCertificateRequest question) =>
        (await service.Verification.VerifyCertificateAsync(
            question, cancellationToken: TestContext.Current.CancellationToken)).Report;
}
