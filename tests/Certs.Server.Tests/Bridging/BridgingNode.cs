using Certs.Core;
using Certs.Core.Suites;
using Certs.Core.Verification;
using Certs.Ledger;
using Certs.Server.Anchoring;
using Certs.Server.Bridging;
using Certs.Server.Issuing;
using Certs.Server.Storage;
using Certs.Server.Verifying;
using Certs.Testing.Chain;
using Xunit;

namespace Certs.Server.Tests.Bridging;

/// <summary>A node of Gansu on a chain of its own, with an agency that issues and a body that bridges.</summary>
public sealed class BridgingNode : IAsyncLifetime
{
    private readonly DevChainFixture _chain = new();
    private readonly TempFolder _folder = new();

    internal TestNode Node { get; private set; } = null!;

    internal AgencyId Agency { get; private set; }

    internal AgencyId Body { get; private set; }

    public async ValueTask InitializeAsync()
    {
        await _chain.InitializeAsync();
        Node = Open();
        Agency = await Node.EnterAgencyAsync(_chain, Suite.SM2, Suite.ES256);
        Body = await Node.EnterBodyAsync(_chain, Suite.ES256);
    }

    public async ValueTask DisposeAsync()
    {
        await Node.DisposeAsync();
        await _chain.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Ends the node and starts it again on the same folder.</summary>
    internal async Task RestartAsync()
    {
        await Node.DisposeAsync();
        Node = Open();
    }

    /// <summary>Another agency of Gansu with keys.</summary>
    internal Task<AgencyId> EnterAgencyAsync(params Suite[] suites) => Node.EnterAgencyAsync(_chain, suites);

    /// <summary>An anchored licence.</summary>
    internal async Task<byte[]> IssueAsync(params Suite[] suites)
    {
        IssuedCertificate issued = await Node.Get<IssueCertificates>()
            .RunAsync(TestOrders.Order(Agency, suites: suites), CancellationToken.None);
        await Node.AnchorAllAsync();
        IssuedCertificate found = await Node.Get<GetCertificate>()
            .RunAsync(TestOrders.Anyone, issued.Number, CancellationToken.None);
        await ReadToAsync(found.Batch!.Place!.BlockNumber);
        return found.Document.ToArray();
    }

    /// <summary>The statement of a request, anchored.</summary>
    internal async Task<HandedStatement> BridgeAsync(byte[] document, Guid? requestId = null)
    {
        StoredStatement stored = (await Node.Get<RequestStatement>()
            .RunAsync(Order(document, requestId), CancellationToken.None)).Statement;
        await Node.AnchorAllAsync();
        HandedStatement handed = await Node.Get<HandOutStatement>().NowAsync(stored, CancellationToken.None);
        await ReadToAsync(handed.Batch!.Place!.BlockNumber);
        return handed;
    }

    internal static StatementOrder Order(byte[] document, Guid? requestId = null, ushort province = 33) =>
        new(requestId ?? Guid.NewGuid(), document, province, null, null, new Hash32(Hashing.Sha256(document)));

    /// <summary>What the service says at a window of Zhejiang.</summary>
    internal async Task<VerificationReport> VerifyAsync(byte[] document)
    {
        VerifyOrder order = new(document, [], new VerdictQuestion(33));
        return (await Node.Get<VerifyCertificate>().RunAsync(order, CancellationToken.None)).Report;
    }

    /// <summary>What somebody says who only reads the chain.</summary>
    internal async Task<Evidence> GatherAsync(
        byte[] document, VerdictQuestion question, params IEnumerable<byte[]> statements) =>
        await Node.Get<EvidenceGatherer>().GatherAsync(
            PresentedDocument.Read(document),
            [.. statements.Select(statement => PresentedStatement.Read(statement))], question, CancellationToken.None);

    /// <summary>Waits until the view of the chain has a block.</summary>
    internal async Task ReadToAsync(long block) =>
        await Node.Get<ChainReader>().AtLeastAsync(block, TimeSpan.FromSeconds(10), CancellationToken.None);

    /// <summary>Waits until the view of the chain has its newest block.</summary>
    internal async Task CatchUpAsync() =>
        await ReadToAsync((await Node.Get<AnchorChain>().HeadAsync(CancellationToken.None)).Number);

    private TestNode Open() => TestNode.Open(_folder.Path, _chain);
}
