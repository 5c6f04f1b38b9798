using Certs.Core;
using Certs.Core.Documents;
using Certs.Core.Recognition;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Core.Types;
using Certs.Core.Verification;
using Certs.Ledger.Contracts;
using Certs.Ledger.Evm;
using Certs.Testing.Chain;
using Certs.Testing.Timelines;
using Certs.Testing.Verification;

namespace Certs.Ledger.Tests.Reading;

/// <summary>What a verifier says of a good licence while its node is away: less and less, and how old it all is.</summary>
public sealed class LostChainTests(DevChainFixture chain) : IClassFixture<DevChainFixture>
{
    private static readonly VerdictQuestion Zhejiang = new(33);
    private static readonly TimeSpan Allowed = VerificationPolicy.Default.MaxHeadAge;

    [Fact]
    public async Task Rules_that_were_read_last_count_until_they_are_older_than_the_policy_allows()
    {
        MovableTime time = new();
        await using FaultProxy proxy = await FaultProxy.StartAsync(chain.Chain.Endpoint);
        using EthNode node = new(proxy.Endpoint, TimeSpan.FromSeconds(1));
        using ChainReader reader = new(
            [node], chain.Network,
            new ChainReaderOptions { PollInterval = TimeSpan.Zero, MaximumStaleness = TimeSpan.Zero }, time);
        EvidenceGatherer gatherer = new(reader, CertificateTypes.BuiltIn, VerificationPolicy.Default, time);
        PresentedDocument licence = await IssueAsync();
        VerificationReport before = await JudgeAsync(gatherer, licence);

        proxy.CutsBefore = _ => true;
        VerificationReport atOnce = await JudgeAsync(gatherer, licence);
        time.Advance(Allowed - TimeSpan.FromSeconds(10));
        VerificationReport soon = await JudgeAsync(gatherer, licence);
        time.Advance(TimeSpan.FromSeconds(15));
        VerificationReport late = await JudgeAsync(gatherer, licence);
        proxy.CutsBefore = _ => false;
        VerificationReport back = await JudgeAsync(gatherer, licence);

        Assert.Equal(WindowAction.Accept, before.Action);
        Assert.All([atOnce, soon], report => Assert.Equal(
            (WindowAction.Accept, before.Inputs.Registry), (report.Action, report.Inputs.Registry)));
        Assert.Equal(
            (Standing.Unknown, RecognitionStatus.Undetermined, WindowAction.AskForFreshProof, Depth.OfflineSnapshot),
            (late.Standing.Standing, late.Recognition.Status, late.Action, late.Depth));
        Assert.Equal(
            (Authenticity.Indeterminate, Reasons.HeadStale), (late.Authenticity.Authenticity, late.Authenticity.Reason));
        Assert.DoesNotContain(late.Findings, finding => finding.Outcome == Outcome.Failed);
        AssertTellsAge(late, Check.Key, Reasons.HeadStale);
        AssertTellsAge(late, Check.Authority, Reasons.HeadStale);
        AssertTellsAge(late, Check.Suite, Reasons.HeadStale);
        AssertTellsAge(late, Check.Status, Reasons.StatusStale);
        AssertTellsAge(late, Check.Recognition, Reasons.PolicyUnavailable);
        Assert.Equal(WindowAction.Accept, back.Action);
    }

    [Fact]
    public async Task A_verifier_that_never_read_the_chain_says_only_that_it_cannot()
    {
        await using FaultProxy proxy = await FaultProxy.StartAsync(chain.Chain.Endpoint);
        proxy.CutsBefore = _ => true;
        using EthNode node = new(proxy.Endpoint, TimeSpan.FromSeconds(1));
        using ChainReader reader = new([node], chain.Network);
        EvidenceGatherer gatherer = new(
            reader, CertificateTypes.BuiltIn, VerificationPolicy.Default, TimeProvider.System);

        VerificationReport report = await JudgeAsync(gatherer, await IssueAsync());

        Assert.Null(report.Inputs.Registry);
        Assert.Equal(RecognitionStatus.Undetermined, report.Recognition.Status);
    }

    [Fact]
    public async Task A_block_that_is_not_there_yet_cannot_be_asked_about()
    {
        using ChainReader reader = new([chain.Node], chain.Network);
        EvidenceGatherer gatherer = new(
            reader, CertificateTypes.BuiltIn, VerificationPolicy.Default, TimeProvider.System);

        Evidence evidence = await gatherer.GatherAsync(
            await IssueAsync(), Zhejiang with { KnownAtBlock = 1_000_000 }, TestContext.Current.CancellationToken);

        Assert.Equal(
            Reasons.RegistryUnavailable, Assert.IsType<Lookup<RegistryView>.Unavailable>(evidence.Registry).Reason);
    }

    private static void AssertTellsAge(VerificationReport report, Check check, string reason)
    {
        Finding finding = report.Findings.Single(one => one.Check == check);
        Assert.Equal((Outcome.Undecided, reason), (finding.Outcome, finding.Reason));
        Assert.Contains($"as of block {report.Inputs.Registry!.BlockNumber}", finding.Detail, StringComparison.Ordinal);
        Assert.Matches(@"6\d s old where 60 s are allowed", finding.Detail);
    }

    private static async Task<VerificationReport> JudgeAsync(EvidenceGatherer gatherer, PresentedDocument licence) =>
        Judge.Run(await gatherer.GatherAsync(licence, Zhejiang, TestContext.Current.CancellationToken));

    private async Task<PresentedDocument> IssueAsync()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        SigningKey key = TestKeys.Of(Suite.ES256);
        DateTimeOffset now = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        using ProvinceRegistrar registrar = chain.Registrar(62);
        AgencyId agency = await registrar.AddAgencyAsync(TestRegistry.Profile.Digest, now.AddHours(-1), stop);
        await registrar.AuthoriseTypeAsync(agency, TestRegistry.Type.TypeId, now.AddHours(-1), null, stop);
        await registrar.AddKeyAsync(agency, Suite.ES256, key.Public.Spki, now.AddHours(-1), null, stop);
        (CertificateDocument document, AnchorRecord anchor) = TimelineDocument.Make(
            new LicenceFacts([Suite.ES256], now, true, now.AddSeconds(-5), null, null), agency, chain.Network.ChainName,
            anchorBlock: 0, _ => key);
        using ChainSender sender = chain.Operator(62);
        TransactionReceipt receipt = await sender.SendAsync(
            new AnchorRegistryContract(chain.Network.Contracts.Anchors).Anchor(
                [new AnchorBatch(anchor.Root, anchor.TreeSize, agency, anchor.SuiteBitmap)]),
            TimeSpan.FromSeconds(20), stop);
        AnchorProof proof = document.Anchor! with { BlockNumber = receipt.BlockNumber };
        return PresentedDocument.Read(DocumentWriter.Write(document with { Anchor = proof }));
    }
}
