using Certs.Api.V1;
using Certs.Cli.Demo;
using Certs.Cli.Service;
using Certs.Testing.Chain;
using Xunit;
using Anchored = Certs.Cli.Commands.Anchoring;

namespace Certs.Server.Tests.Witnessing;

/// <summary>
/// Gansu (62) and Zhejiang (33) as programs of their own that sign for blocks together every second; Gansu issues.
/// </summary>
public sealed class WitnessingProvinces : IAsyncLifetime
{
    private readonly TempFolder _folder = new();

    internal NodeProcess Gansu { get; private set; } = null!;

    internal NodeProcess Zhejiang { get; private set; } = null!;

    /// <summary>A licence, anchored.</summary>
    internal byte[] Document { get; private set; } = null!;

    internal string ChainFolder => _folder.File("shared");

    public async ValueTask InitializeAsync()
    {
        TestAnvil.Use();
        CancellationToken stop = TestContext.Current.CancellationToken;
        Gansu = await StartAsync(62, 33, stop);
        Zhejiang = await StartAsync(33, 62, stop);
        Document = await IssueAsync(Gansu, Suite.Es256, stop);
    }

    public async ValueTask DisposeAsync()
    {
        await Zhejiang.DisposeAsync();
        await Gansu.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Enters an agency at a node, with a key, and issues a licence of it.</summary>
    internal static async Task<byte[]> IssueAsync(NodeProcess node, Suite suite, CancellationToken stop)
    {
        using ServiceConnection operators = ServiceConnection.Open(node.Folder, "operator");
        using ServiceConnection issuers = ServiceConnection.Open(node.Folder, "issuer");
        CreateAgencyRequest agency = new()
        {
            RequestId = Guid.NewGuid().ToString(),
            Code = "11620100013894568Q",
            NameZh = "兰州市市场监督管理局",
            NameEn = "An administration",
        };
        agency.CertificateTypes.Add(Licences.Type);
        string urn = (await operators.Administration.CreateAgencyAsync(agency, cancellationToken: stop)).Agency.Urn;
        CreateKeyRequest key = new() { RequestId = Guid.NewGuid().ToString(), Agency = urn, Suite = suite };
        await operators.Administration.CreateKeyAsync(key, cancellationToken: stop);
        IssueCertificateResponse issued = await issuers.Issuance.IssueCertificateAsync(
            new IssueCertificateRequest
            {
                RequestId = Guid.NewGuid().ToString(),
                Content = Licences.Content(urn, suite),
            },
            cancellationToken: stop);
        return await Anchored.DocumentAsync(issuers.Issuance, issued.Certificate.Number, stop);
    }

    private Task<NodeProcess> StartAsync(int province, int peer, CancellationToken stop) => NodeProcess.StartAsync(
        province, _folder.File($"{province}"), ChainFolder,
        [
            "--Keys:Iterations=1000", "--Witnessing:Interval=00:00:01",
            $"--Witnessing:Peers:0:Folder={_folder.File($"{peer}")}", "--Limits:StrangerBurst=1000",
        ],
        stop);
}
