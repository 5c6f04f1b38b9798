using Certs.Core;
using Certs.Core.Bridging;
using Certs.Core.Documents;
using Certs.Core.Evm;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Core.Types;
using Certs.Core.Verification;
using Certs.Ledger;
using Certs.Ledger.Evm;
using Certs.Server.Administration;
using Certs.Server.Anchoring;
using Certs.Server.Bridging;
using Certs.Server.Governance;
using Certs.Server.Issuing;
using Certs.Server.Keys;
using Certs.Server.Lifecycle;
using Certs.Server.Statistics;
using Certs.Server.StatusLists;
using Certs.Server.Storage;
using Certs.Server.Tracing;
using Certs.Server.Verifying;
using Certs.Server.Watching;
using Certs.Server.Webhooks;
using Certs.Testing.Chain;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Certs.Server.Tests;

/// <summary>
/// The issuing and anchoring parts of a province node, composed as the service composes them, over a folder that
/// outlives it: opening another one on the same folder is a restart.
/// </summary>
public sealed class TestNode : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly EthNode _node;
    private readonly Secp256k1Key _operator;

    private TestNode(ServiceProvider services, EthNode node, Secp256k1Key operatorKey)
    {
        _services = services;
        _node = node;
        _operator = operatorKey;
    }

    internal T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Something of the service that runs by itself, not started.</summary>
    internal T Create<T>() => ActivatorUtilities.CreateInstance<T>(_services);

    /// <summary>Opens a node.</summary>
    /// <param name="folder">Its data folder.</param>
    /// <param name="chain">The chain.</param>
    /// <param name="endpoint">Where the node is reached; null: directly.</param>
    /// <param name="time">The clock; null: the machine's.</param>
    /// <param name="settings">Settings that differ from those of the tests.</param>
    /// <param name="network">What webhooks go out to; null: the machine's network.</param>
    internal static TestNode Open(
        string folder, DevChainFixture chain, Uri? endpoint = null, TimeProvider? time = null,
        Dictionary<string, string?>? settings = null, ITargetNetwork? network = null)
    {
        EthNode node = new(endpoint ?? chain.Chain.Endpoint, TimeSpan.FromSeconds(5));
        Secp256k1Key operatorKey = chain.Chain.LoadOperator(62);
        ServiceCollection services = new();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Keys:Iterations"] = "1000",
                ["Anchoring:GatherTime"] = "00:00:00",
                ["Anchoring:SendInterval"] = "00:00:00",
                ["Anchoring:Interval"] = "00:00:00.02",
                ["Anchoring:FirstPause"] = "00:00:00.05",
                ["Anchoring:LongestPause"] = "00:00:00.2",
                ["Watching:Heartbeat"] = "00:00:01",
            })
            .AddInMemoryCollection(settings ?? [])
            .Build());
        services.AddSingleton(time ?? TimeProvider.System);
        services.AddSingleton(chain.Network);
        services.AddSingleton(CertificateTypes.BuiltIn);
        services.AddSingleton(_ => new ChainReader([node], chain.Network, null, time));
        services.AddStorage(Path.Combine(folder, "certs.db"));
        services.AddKeys(Path.Combine(folder, "keys"));
        services.AddIssuing();
        services.AddStatusLists();
        services.AddAnchoring();
        services.AddBridging();
        services.AddSingleton<RegistryAtBlock>();
        services.AddLifecycle();
        services.AddTracing();
        services.AddSingleton(_ => new NodeSecret(folder));
        services.AddWatching();
        if (network is not null)
        {
            services.AddSingleton(network);
        }

        services.AddWebhooks(folder);
        services.AddSingleton(VerificationPolicy.Default);
        services.AddSingleton<EvidenceGatherer>();
        services.AddSingleton<VerdictTally>();
        services.AddSingleton<VerifyCertificate>();
        services.AddSingleton(new AnchorChain(node, chain.Network, 62));
        services.AddSingleton(_ => new ChainSender(node, chain.Network.ChainId, operatorKey));
        return new TestNode(services.BuildServiceProvider(), node, operatorKey);
    }

    /// <summary>Enters an agency of Gansu with one key a suite, on the chain and here.</summary>
    internal Task<AgencyId> EnterAgencyAsync(DevChainFixture chain, params Suite[] suites) =>
        EnterAsync(chain, [.. CertificateTypes.BuiltIn.All.Select(type => type.TypeId)], suites);

    /// <summary>Enters a bridging body of Gansu with one key a suite, on the chain and here.</summary>
    internal Task<AgencyId> EnterBodyAsync(DevChainFixture chain, params Suite[] suites) =>
        EnterAsync(chain, [BridgeType.Id], suites);

    private async Task<AgencyId> EnterAsync(DevChainFixture chain, Hash32[] types, Suite[] suites)
    {
        byte[] salt = Guid.NewGuid().ToByteArray();
        IssuerProfile profile = IssuerProfile.Create(TestOrders.AgencyCode, "甘肃省市场监督管理局", "Gansu AMR", salt);
        using ProvinceRegistrar registrar = chain.Registrar(62);
        BlockHeader head = (await _node.AskAsync(NodeQuestions.LatestBlock(), CancellationToken.None))!;
        AgencyId agency = await registrar.AddAgencyAsync(profile.Digest, head.Time, CancellationToken.None);
        foreach (Hash32 type in types)
        {
            await registrar.AuthoriseTypeAsync(agency, type, head.Time, null, CancellationToken.None);
        }

        AgencyStore store = Get<AgencyStore>();
        await store.AddAsync(new AgencyRow(agency, TestOrders.AgencyCode, profile.NameZh, profile.NameEn, profile.Salt));
        foreach (Suite suite in suites)
        {
            SigningKey key = SigningKey.Generate(suite);
            Hash32 keyId = Get<KeyFolder>().Add(agency, key);
            await registrar.AddKeyAsync(agency, suite, key.Public.Spki, head.Time, null, CancellationToken.None);
            await store.AddKeyAsync(
                new AgencyKeyRow(keyId, agency, suite, key.Public.Spki.ToArray(), true, DateTimeOffset.UtcNow));
        }

        await Get<IssuerDirectory>().ReloadAsync(CancellationToken.None);
        head = (await _node.AskAsync(NodeQuestions.LatestBlock(), CancellationToken.None))!;
        await Get<ChainReader>().AtLeastAsync(head.Number, TimeSpan.FromSeconds(10), CancellationToken.None);
        return agency;
    }

    /// <summary>The worker of this node, not started.</summary>
    internal AnchoringWorker Worker() => Create<AnchoringWorker>();

    /// <summary>Takes turns until nothing waits for the chain.</summary>
    internal async Task AnchorAllAsync()
    {
        AnchoringWorker worker = Worker();
        BatchStore batches = Get<BatchStore>();
        await Eventually.HoldsAsync(async () =>
        {
            await worker.TurnAsync(CancellationToken.None);
            return await batches.CountWaitingAsync(CancellationToken.None) == 0;
        });
    }

    /// <summary>Asserts that a certificate's path leads to a root that the chain has in that very block.</summary>
    /// <returns>The root.</returns>
    internal async Task<Hash32> AssertAnchoredAsync(string number)
    {
        IssuedCertificate found =
            await Get<GetCertificate>().RunAsync(TestOrders.Anyone, number, CancellationToken.None);
        PresentedDocument presented = PresentedDocument.Read(found.Document);
        Assert.Equal(AnchorStage.Anchored, found.Stage);
        Assert.Equal(number, presented.Document!.Payload.Number);
        AgencyId issuer = presented.Document.Payload.Issuer;
        AnchorRecord? record = (await Get<AnchorChain>()
            .RecordsAsync([(issuer, presented.Root!.Value)], CancellationToken.None))[0];
        Assert.Equal(
            (presented.Document.Anchor!.BlockNumber, issuer),
            (record!.BlockNumber, record.Agency));
        return presented.Root.Value;
    }

    /// <summary>How many events the chain has that anchored one of these roots.</summary>
    internal async Task<int> CountEventsAsync(IReadOnlySet<Hash32> roots)
    {
        AnchorChain chain = Get<AnchorChain>();
        BlockHeader head = await chain.HeadAsync(CancellationToken.None);
        SeenEvents seen = await chain.SeenAsync(0, head.Number, CancellationToken.None);
        return seen.Anchors.Count(one => roots.Contains(one.Anchor.Root));
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _node.Dispose();
        _operator.Dispose();
    }
}
