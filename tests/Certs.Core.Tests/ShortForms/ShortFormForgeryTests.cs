using System.Text;
using Certs.Core.Bundles;
using Certs.Core.Documents;
using Certs.Core.Merkle;
using Certs.Core.ShortForms;
using Certs.Core.Verification;
using Certs.Testing.Bundles;
using Certs.Testing.Chain;
using Certs.Testing.Verification;
using Xunit;

namespace Certs.Core.Tests.ShortForms;

/// <summary>Whatever is changed in a short form, the verdict is never better than without the word of provinces.</summary>
public sealed class ShortFormForgeryTests : IDisposable
{
    private const int Forms = 20;

    // Every byte of all twenty takes a minute: CERTS_FORGERY=1. Otherwise each form has its own share of the places.
    private static readonly int Stride = Environment.GetEnvironmentVariable("CERTS_FORGERY") == "1" ? 1 : 37;

    private readonly TestValidators _validators = TestValidators.Make(1);

    public void Dispose() => _validators.Dispose();

    [Fact]
    public void A_changed_byte_never_helps()
    {
        int tried = 0;
        for (int number = 0; number < Forms; number++)
        {
            OfflineScenario scenario = Make(number % 2 == 0 ? new ScenarioBuilder() : RandomScenarios.Make(number));
            if (TestWitnesses.Of(scenario, others: number % 5) is not { } bundle)
            {
                continue;
            }

            byte[] good = ShortFormWriter.Write(bundle);
            VerificationReport alone = scenario.Verify(bundle with { Witness = null });
            for (int at = number % Stride; at < good.Length; at += Stride)
            {
                byte[] changed = [.. good];
                changed[at] ^= (byte)(1 << ((at + number) % 8));
                AssertNotBetter(scenario, changed, alone, $"form {number} byte {at}");
                tried++;
            }
        }

        Assert.True(tried > 350, $"{tried}");
    }

    [Theory]
    [InlineData("a province too few", OfflineReasons.WitnessTooFew)]
    [InlineData("a province twice under another number", OfflineReasons.WitnessSignatureWrong)]
    [InlineData("a stranger", OfflineReasons.WitnessUnknown)]
    [InlineData("another block", OfflineReasons.WitnessSignatureWrong)]
    [InlineData("another status", OfflineReasons.WitnessSignatureWrong)]
    [InlineData("another time of the anchor", OfflineReasons.WitnessSignatureWrong)]
    [InlineData("another fact of the same checkpoint", OfflineReasons.ProofOfAnother)]
    [InlineData("a vouched height with another block", OfflineReasons.LogEquivocation)]
    [InlineData("a chain that nobody seals", OfflineReasons.BlockNotSealed)]
    [InlineData("years after the trust file", OfflineReasons.CheckpointTooOld)]
    public void Each_forgery_is_undecided_with_its_own_reason(string forgery, string reason)
    {
        OfflineScenario scenario = Make(new ScenarioBuilder());
        Bundle bundle = TestWitnesses.Of(scenario, others: 3)!;
        (WitnessEvidence witness, TrustFile trust) = Forge(forgery, bundle.Witness!, scenario);
        OfflineVerifier verifier = new(trust, Core.Types.CertificateTypes.BuiltIn, VerificationPolicy.Default);

        VerificationReport report = verifier.Verify(bundle with { Witness = witness }, scenario.Question);

        Assert.Contains(
            report.Findings,
            finding => finding.Check == Check.Inclusion && finding.Outcome == Outcome.Undecided && finding.Reason == reason);
        Assert.Contains(report.Findings, finding => finding.Check == Check.Status && finding.Outcome == Outcome.Undecided);
        Assert.Equal(Depth.SignatureOnly, report.Depth);
        Assert.NotEqual(WindowAction.Accept, report.Action);
    }

    private static (WitnessEvidence Witness, TrustFile Trust) Forge(
        string forgery, WitnessEvidence good, OfflineScenario scenario)
    {
        TrustFile trust = scenario.Trust;
        ProvinceSignature first = good.Signatures[0];
        return forgery switch
        {
            "a province too few" => (good with { Signatures = [first] }, trust),
            "a province twice under another number" =>
                (good with { Signatures = [first, first with { Province = 53 }] }, trust),
            "a stranger" => (good with { Signatures = [first, first with { Province = 44 }] }, trust),
            "another block" => (good with { BlockNumber = good.BlockNumber + 1 }, trust),
            "another status" => (good with { Status = new Hash32(new byte[32].Append((byte)1).Skip(1).ToArray()) }, trust),
            "another time of the anchor" => (good with { AnchorTime = good.AnchorTime.AddSeconds(-1) }, trust),
            "another fact of the same checkpoint" =>
                (good with { Facts = new InclusionProof(7, good.Facts.TreeSize, good.Facts.Path) }, trust),
            "a vouched height with another block" => (good, trust with
            {
                Registries = trust.Registries with
                {
                    Head = scenario.StatusBlock with { BlockHash = trust.GenesisHash, ChainId = trust.ChainId },
                },
            }),
            "a chain that nobody seals" => (good, trust with { Consensus = Core.Proofs.Consensus.Unsealed }),
            "years after the trust file" => (good, trust with
            {
                ValidFor = trust.ValidFor with { Checkpoint = TimeSpan.Zero },
                MadeAt = good.BlockTime.AddSeconds(-1),
            }),
            _ => throw new ArgumentException(forgery),
        };
    }

    private static void AssertNotBetter(
        OfflineScenario scenario, byte[] changed, VerificationReport alone, string place)
    {
        Bundle bundle;
        try
        {
            bundle = ShortForm.Read(Encoding.ASCII.GetBytes(ShortForm.Prefix + Base45.Encode(changed)));
        }
        catch (DocumentFormatException)
        {
            return;
        }

        VerificationReport report = scenario.Verify(bundle);

        Assert.True(Rank(report).Zip(Rank(alone)).All(pair => pair.First <= pair.Second), place);
    }

    private static int[] Rank(VerificationReport report) =>
    [
        report.Authenticity.Authenticity == Authenticity.TotalPassed ? 1 : 0,
        report.Standing.Standing == Standing.Active ? 1 : 0,
        report.Action is WindowAction.Accept or WindowAction.AcceptWithNotice ? 1 : 0,
        report.Depth == Depth.SignatureOnly ? 0 : 1,
    ];

    private OfflineScenario Make(ScenarioBuilder builder) => new(builder.Build(), new TestBlocks(_validators, strangers: 3));
}
