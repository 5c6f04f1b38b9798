using System.Diagnostics;
using Certs.Api.V1;
using Certs.Cli.Service;
using Certs.Ledger.DevChain;
using Grpc.Core;

namespace Certs.Benchmarks.Bench;

/// <summary>A service and its chain as processes of their own, with an agency that holds an ES256 and an SM2 key.</summary>
internal sealed class BenchNode : IAsyncDisposable
{
    private readonly NodeProcess _node;

    private BenchNode(NodeProcess node, DevChainFolder chain, string agency)
    {
        Chain = chain;
        _node = node;
        Agency = agency;
    }

    /// <summary>The node's data folder.</summary>
    public DataFolder Folder => _node.Folder;

    /// <summary>The folder of its chain.</summary>
    public DevChainFolder Chain { get; }

    /// <summary>The agency's URN.</summary>
    public string Agency { get; }

    /// <summary>The memory of the service that is in the machine now, in MiB.</summary>
    public double ResidentMiB
    {
        get
        {
            using Process service = Process.GetProcessById(_node.ProcessId);
            return service.WorkingSet64 / 1024.0 / 1024.0;
        }
    }

    /// <summary>The processor time that the service has taken.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            using Process service = Process.GetProcessById(_node.ProcessId);
            return service.TotalProcessorTime;
        }
    }

    /// <summary>Starts it in <paramref name="folder"/>. A batch is made of 1,000 or after five seconds.</summary>
    public static async Task<BenchNode> StartAsync(DirectoryInfo folder)
    {
        string chain = Path.Combine(folder.FullName, "shared");
        NodeProcess node = await NodeProcess.StartAsync(
            62, Path.Combine(folder.FullName, "62"), chain,
            ["--Anchoring:GatherTime=00:00:05"], CancellationToken.None);
        using ServiceConnection service = ServiceConnection.Open(node.Folder, "operator");
        CreateAgencyRequest request = new()
        {
            RequestId = Guid.NewGuid().ToString(),
            Code = "11620100013894568Q",
            NameZh = "兰州市自然资源局",
            NameEn = "Lanzhou Bureau of Natural Resources",
        };
        request.CertificateTypes.Add(SampleDeed.Type);
        string agency = (await service.Administration.CreateAgencyAsync(request)).Agency.Urn;
        foreach (Suite suite in new[] { Suite.Es256, Suite.Sm2 })
        {
            await service.Administration.CreateKeyAsync(
                new CreateKeyRequest { RequestId = Guid.NewGuid().ToString(), Agency = agency, Suite = suite });
        }

        return new BenchNode(node, new DevChainFolder(chain), agency);
    }

    /// <summary>A connection of its own as an issuer, who may judge as well.</summary>
    public ServiceConnection Connect() => ServiceConnection.Open(Folder, "issuer");

    /// <summary>Waits until everything that was issued is on the chain.</summary>
    public async Task WaitUntilAnchoredAsync()
    {
        using ServiceConnection service = Connect();
        using AsyncServerStreamingCall<WatchAnchoringResponse> watch =
            service.Issuance.WatchAnchoring(new WatchAnchoringRequest { Agency = Agency });
        await foreach (WatchAnchoringResponse step in watch.ResponseStream.ReadAllAsync())
        {
            if (step.Remaining == 0)
            {
                return;
            }
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _node.DisposeAsync();
}
