using Certs.Core;
using Certs.Core.Lifecycle;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Core.Verification;
using Certs.Ledger;
using Certs.Ledger.Evm;
using Certs.Server.Anchoring;
using Certs.Server.Hosting;
using Certs.Server.Issuing;
using Certs.Server.Lifecycle;
using Certs.Server.Storage;
using Certs.Server.Verifying;
using Certs.Server.Webhooks;
using Certs.Testing.Chain;
using Xunit;

namespace Certs.Server.Tests.Lifecycle;

/// <summary>A node of Gansu on a chain of its own, with two agencies that issue.</summary>
public sealed class LifecycleNode : IAsyncLifetime
{
    private readonly TempFolder _folder = new();

    /// <summary>The first person.</summary>
    internal static Caller Officer { get; } = new("first", new HashSet<Role> { Role.Issuer }, null);

    /// <summary>The second person.</summary>
    internal static Caller Supervisor { get; } = new("second", new HashSet<Role> { Role.Supervisor }, null);

    internal DevChainFixture Chain { get; } = new();

    internal TestNode Node { get; private set; } = null!;

    internal AgencyId Agency { get; private set; }

    internal AgencyId OtherAgency { get; private set; }

    public async ValueTask InitializeAsync()
    {
        await Chain.InitializeAsync();
        Node = TestNode.Open(_folder.Path, Chain);
        Agency = await Node.EnterAgencyAsync(Chain, Suite.ES256);
        OtherAgency = await Node.EnterAgencyAsync(Chain, Suite.ES256);
    }

    public async ValueTask DisposeAsync()
    {
        await Node.DisposeAsync();
        await Chain.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Ends the node and starts it again on the same folder.</summary>
    internal async Task RestartAsync(
        Uri? endpoint = null, Dictionary<string, string?>? settings = null, ITargetNetwork? network = null,
        TimeProvider? time = null)
    {
        await Node.DisposeAsync();
        Node = TestNode.Open(_folder.Path, Chain, endpoint, time, settings, network);
    }

    /// <summary>An anchored licence.</summary>
    internal async Task<(string Number, byte[] Document)> IssueAsync(AgencyId? agency = null)
    {
        IssuedCertificate issued = await Node.Get<IssueCertificates>()
            .RunAsync(TestOrders.Order(agency ?? Agency), CancellationToken.None);
        await Node.AnchorAllAsync();
        IssuedCertificate found = await Node.Get<GetCertificate>()
            .RunAsync(TestOrders.Anyone, issued.Number, CancellationToken.None);
        await ReadToAsync(found.Batch!.Place!.BlockNumber);
        return (issued.Number, found.Document.ToArray());
    }

    internal static ChangeOrder Order(
        string number, ChangeAct act, ChangeReason reason, DateTimeOffset? effectiveFrom = null,
        AgencyId? acting = null, Caller? caller = null, Guid? requestId = null) =>
        new(caller ?? Officer, requestId ?? Guid.NewGuid(), number, acting, act, reason, effectiveFrom, "张三",
            "依据", default);

    /// <summary>Changes a certificate with one person, and waits for the chain.</summary>
    /// <returns>The block in which it stands.</returns>
    internal async Task<long> ChangeAsync(
        string number, ChangeAct act, ChangeReason reason, DateTimeOffset? effectiveFrom = null)
    {
        await Node.Get<ChangeStatus>()
            .RunAsync(Order(number, act, reason, effectiveFrom), CancellationToken.None);
        return await RecordAllAsync();
    }

    /// <summary>Revokes a certificate with two persons, and waits for the chain.</summary>
    internal async Task<long> RevokeAsync(
        string number, ChangeReason reason = ChangeReason.Penalty, DateTimeOffset? effectiveFrom = null)
    {
        (_, ChangeOutcome outcome) = await Node.Get<ChangeStatus>().RunAsync(
            Order(number, ChangeAct.Revoke, reason, effectiveFrom), CancellationToken.None);
        long proposal = Assert.IsType<ChangeOutcome.Proposed>(outcome).Proposal.Id;
        await Node.Get<DecideChange>().ConfirmAsync(Supervisor, proposal, "李四", CancellationToken.None);
        return await RecordAllAsync();
    }

    /// <summary>Takes turns until the chain has every change.</summary>
    /// <returns>The block of the last one.</returns>
    internal async Task<long> RecordAllAsync()
    {
        AnchoringWorker worker = Node.Worker();
        StatusQueue queue = Node.Get<StatusQueue>();
        await Eventually.HoldsAsync(async () =>
        {
            await worker.TurnAsync(CancellationToken.None);
            return await queue.CountWaitingAsync(CancellationToken.None) == 0;
        });
        long block = (await queue.RecordedAsync(0, 100_000, CancellationToken.None))
            .Max(change => change.Recorded!.Value.BlockNumber);
        await ReadToAsync(block);
        return block;
    }

    internal Task<StatusAnswer> StatusAsync(string number, DateTimeOffset? at = null, long? knownAtBlock = null) =>
        Node.Get<GetStatus>().RunAsync(number, at, knownAtBlock, CancellationToken.None);

    internal async Task<VerificationReport> VerifyAsync(
        byte[] document, DateTimeOffset? at = null, long? knownAtBlock = null)
    {
        VerifyOrder order = new(document, [], new VerdictQuestion(62, at, knownAtBlock));
        return (await Node.Get<VerifyCertificate>().RunAsync(order, CancellationToken.None)).Report;
    }

    /// <summary>What status and verdict say alike.</summary>
    internal async Task<Standing> StandingAsync(
        (string Number, byte[] Document) certificate, DateTimeOffset? at = null, long? knownAtBlock = null)
    {
        StatusAnswer answer = await StatusAsync(certificate.Number, at, knownAtBlock);
        VerificationReport report = await VerifyAsync(certificate.Document, at, knownAtBlock);
        Assert.Equal(report.Standing.Standing, answer.Outcome.Standing);
        return answer.Outcome.Standing;
    }

    internal async Task<DateTimeOffset> BlockTimeAsync(long block) =>
        (await Node.Get<AnchorChain>().FindBlockAsync(block, CancellationToken.None))!.Time;

    internal async Task<RegistryView> RegistryAsync() =>
        (await Node.Get<ChainReader>().CurrentAsync(CancellationToken.None)).GetView();

    internal async Task<BlockHeader> HeadAsync() => await Node.Get<AnchorChain>().HeadAsync(CancellationToken.None);

    internal async Task ReadToAsync(long block) =>
        await Node.Get<ChainReader>().AtLeastAsync(block, TimeSpan.FromSeconds(10), CancellationToken.None);
}
