using System.Text;
using Certs.Core.Bundles;
using Certs.Core.Documents;
using Certs.Core.Lifecycle;
using Certs.Core.Registry;
using Certs.Core.ShortForms;
using Certs.Core.Tests.Bundles;
using Certs.Core.Verification;
using Certs.Core.Witnessing;
using Certs.Testing.Bundles;
using Certs.Testing.Chain;
using Certs.Testing.Verification;
using Xunit;

namespace Certs.Core.Tests.ShortForms;

/// <summary>What a short form holds, and what the verdict on it rests on.</summary>
public sealed class ShortFormTests : IDisposable
{
    private readonly TestValidators _validators = TestValidators.Make(1);

    public void Dispose() => _validators.Dispose();

    [Fact]
    public void A_short_form_holds_the_document_to_the_byte_and_the_word_of_provinces()
    {
        Bundle bundle = TestWitnesses.Of(Make(new ScenarioBuilder()), others: 5)!;

        Bundle read = ShortForm.Read(Encoding.ASCII.GetBytes(ShortForm.Write(bundle)));

        Assert.Equal(bundle.Document.ToArray(), read.Document.ToArray());
        Assert.Equal(
            bundle.Witness! with { Facts = read.Witness!.Facts, Signatures = [] }, read.Witness with { Signatures = [] });
        Assert.Equal(bundle.Witness.Signatures, read.Witness.Signatures);
        Assert.Equal(bundle.Witness.Facts.Path.Select(node => node.ToArray()), read.Witness.Facts.Path.Select(node => node.ToArray()));
    }

    [Fact]
    public void A_document_that_names_its_entry_in_a_status_list_keeps_it()
    {
        ListEntry entry = new(77, "https://lists.example.cn/62/1");
        Bundle bundle = TestWitnesses.Of(
            Make(new ScenarioBuilder { ChangeDraft = draft => draft with { Status = entry } }))!;

        Bundle read = ShortForm.Read(Encoding.ASCII.GetBytes(ShortForm.Write(bundle)));

        Assert.Equal(bundle.Document.ToArray(), read.Document.ToArray());
        Assert.Equal(entry, DocumentReader.Read(read.Document).Payload.Status);
    }

    [Fact]
    public void The_verdict_on_a_short_form_is_that_on_the_full_bundle_in_every_state_that_it_can_tell()
    {
        TestBlocks blocks = new(_validators, strangers: 3);
        int compared = 0;
        for (int seed = 0; seed < 200; seed++)
        {
            OfflineScenario scenario = new(RandomScenarios.Make(seed).Build(), blocks);
            if (TestWitnesses.Of(scenario) is not { } bundle || HasEarlierChange(scenario))
            {
                continue;
            }

            VerificationReport report = scenario.Verify(ShortForm.Read(Encoding.ASCII.GetBytes(ShortForm.Write(bundle))));

            Assert.Equal(Verdicts.Of(scenario.Offline), Verdicts.Of(report));
            Assert.Equal(
                scenario.Offline.Depth == Depth.OfflineSnapshot ? Depth.WitnessedSnapshot : Depth.SignatureOnly, report.Depth);
            compared++;
        }

        Assert.True(compared > 100, $"{compared}");
    }

    [Fact]
    public void A_last_change_that_begins_later_leaves_the_status_undecided_unless_it_is_the_first()
    {
        OfflineScenario scenario = Make(new ScenarioBuilder());
        Bundle bundle = TestWitnesses.Of(scenario)!;
        DateTimeOffset later = scenario.StatusBlock.BlockTime.AddHours(1);
        StatusRecord change = new(
            CertificateState.Active, 1, later, scenario.StatusBlock.BlockTime, 2);
        WitnessEvidence witness = TestWitnesses.Sign(
            scenario.Trust, scenario.StatusBlock,
            new WitnessedFact(
                scenario.Scenario.Events.OfType<RegistryEvent.BatchAnchored>().First().Anchor,
                scenario.Scenario.Evidence.Document.Handle, StatusLink.Word(change)),
            0, [33, 62]);

        VerificationReport report = scenario.Verify(bundle with { Witness = witness });

        Assert.Contains(
            report.Findings,
            finding => finding is { Check: Check.Status, Outcome: Outcome.Undecided, Reason: OfflineReasons.StatusHistoryMissing });
        Assert.Equal(Standing.Unknown, report.Standing.Standing);
    }

    [Fact]
    public void Without_a_trust_file_a_short_form_proves_nothing()
    {
        OfflineScenario scenario = Make(new ScenarioBuilder());
        TrustRefusedException none = new(OfflineReasons.TrustFileMissing, "");

        VerificationReport report = Judge.Run(
            OfflineVerifier.WithoutTrust(TestWitnesses.Of(scenario)!, scenario.Question, none));

        Assert.Equal(Depth.SignatureOnly, report.Depth);
        Assert.NotEqual(Authenticity.TotalPassed, report.Authenticity.Authenticity);
    }

    [Fact]
    public void A_short_form_grows_stale_as_a_status_in_a_bundle_does()
    {
        OfflineScenario scenario = Make(new ScenarioBuilder());
        OfflineQuestion late = scenario.Question with
        {
            Now = scenario.StatusBlock.BlockTime + scenario.Trust.ValidFor.Status + TimeSpan.FromMinutes(1),
            At = null,
            Known = KnownAs.Newest,
        };

        VerificationReport report = scenario.Verifier.Verify(TestWitnesses.Of(scenario)!, late);

        Assert.Contains(
            report.Findings,
            finding => finding is { Check: Check.Status, Outcome: Outcome.Undecided, Reason: Reasons.StatusStale });
    }

    [Fact]
    public void A_document_with_a_seal_or_bridge_statements_is_carried_without_them()
    {
        BridgeScenario bridged = new BridgeScenarioBuilder().Build();
        OfflineScenario scenario = Make(new ScenarioBuilder());
        Bundle bundle = TestWitnesses.Of(scenario)!;
        byte[] carrying = DocumentWriter.WithBridge(DocumentReader.Read(bundle.Document), bridged.Statement);

        Bundle read = ShortForm.Read(Encoding.ASCII.GetBytes(ShortForm.Write(bundle with { Document = carrying })));

        Assert.Equal(bundle.Document.ToArray(), read.Document.ToArray());
    }

    [Fact]
    public void What_has_no_short_form_is_refused_with_its_size_or_the_cause()
    {
        OfflineScenario scenario = Make(new ScenarioBuilder());
        Bundle bundle = TestWitnesses.Of(scenario, others: 1_000)!;
        Bundle crowded = bundle with
        {
            Witness = bundle.Witness! with
            {
                Signatures = [.. Enumerable.Range(1, 16).Select(one => bundle.Witness.Signatures[0] with { Province = (ushort)one })],
            },
        };

        Assert.True(Assert.Throws<ShortFormException>(() => ShortForm.Write(crowded)).SizeBytes > ShortForm.MostBytes);
        Assert.Equal(0, Assert.Throws<ShortFormException>(() => ShortForm.Write(bundle with { Witness = null })).SizeBytes);
        Assert.Equal(
            0, Assert.Throws<ShortFormException>(() => ShortForm.Write(bundle with { Document = "{}"u8.ToArray() })).SizeBytes);
    }

    // The short form carries the newest word only.
    private static bool HasEarlierChange(OfflineScenario scenario) =>
        scenario.Bundle.Status!.Slots[0].Earlier.Count > 0;

    private OfflineScenario Make(ScenarioBuilder builder) => new(builder.Build(), new TestBlocks(_validators, strangers: 3));
}
