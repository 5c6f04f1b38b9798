using System.Globalization;
using System.Numerics;
using Certs.Core.Documents;
using Certs.Core.Merkle;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Core.Verification;
using Certs.Testing.Verification;
using Xunit;

namespace Certs.Core.Tests.Verification.Checks;

public sealed class InclusionCheckTests
{
    [Fact]
    public void A_path_to_a_root_that_the_chain_holds_passes_at_the_blocks_time()
    {
        Scenario scenario = new ScenarioBuilder().Build();

        VerificationReport report = Judge.Run(scenario.Evidence);

        Assert.Equal(
            Finding.Passed(Check.Inclusion)
                .Using(Clock.AnchorBlock, new DateTimeOffset(2026, 7, 1, 8, 0, 5, TimeSpan.Zero)),
            report.Findings.Single(finding => finding.Check == Check.Inclusion));
    }

    [Fact]
    public void A_document_without_a_path_is_undecided()
    {
        ScenarioBuilder builder = new() { ChangeDocument = document => document with { Anchor = null } };

        Assert.Equal((Outcome.Undecided, Reasons.AnchorEvidenceMissing), builder.By(Check.Inclusion));
    }

    [Fact]
    public void A_root_that_the_chain_does_not_hold_fails()
    {
        ScenarioBuilder builder = new() { ChangeEvents = WithoutAnchor };

        Assert.Equal((Outcome.Failed, Reasons.AnchorMismatch), builder.By(Check.Inclusion));
        Assert.Equal((Outcome.NotApplicable, Reasons.AnchorNotProven), builder.By(Check.Finality));
    }

    [Theory]
    [InlineData(99, Outcome.Undecided, Reasons.AnchorPending)]
    [InlineData(100, Outcome.Failed, Reasons.AnchorMismatch)]
    public void A_block_that_is_not_known_yet_is_pending_and_one_that_is_known_decides(
        long head, Outcome outcome, string reason)
    {
        ScenarioBuilder builder = new() { HeadBlock = head, ChangeEvents = WithoutAnchor };

        Assert.Equal((outcome, reason), builder.By(Check.Inclusion));
    }

    [Fact]
    public void A_record_of_a_block_after_the_view_is_pending()
    {
        Scenario late = new ScenarioBuilder().Build();
        Evidence evidence = late.Evidence with
        {
            Registry = new Lookup<RegistryView>.Found(
                late.View.AsKnownAt(TestRegistry.Head(99, late.View.Head.BlockTime))),
        };

        Assert.Equal((Outcome.Undecided, Reasons.AnchorPending), evidence.By(Check.Inclusion));
    }

    public static TheoryData<string> Differences => ["agency", "size", "block", "suites", "kind", "root"];

    [Theory]
    [MemberData(nameof(Differences))]
    public void A_record_with_other_facts_fails(string difference)
    {
        Scenario scenario = new ScenarioBuilder().Build();
        AnchorRecord good = scenario.View.FindAnchor(
            new AgencyId(62, 1), scenario.Evidence.Document.Root!.Value)!;
        AnchorRecord other = difference switch
        {
            "agency" => good with { Agency = new AgencyId(62, 2) },
            "size" => good with { TreeSize = 4 },
            "block" => good with { BlockNumber = 101 },
            "suites" => good with { SuiteBitmap = 1 },
            "kind" => good with { Kind = 2 },
            _ => good with { Root = TestRegistry.HashOf("another root") },
        };
        Evidence evidence = scenario.Evidence with { Anchor = new Lookup<AnchorRecord>.Found(other) };

        Assert.Equal((Outcome.Failed, Reasons.AnchorMismatch), evidence.By(Check.Inclusion));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Where_blocks_may_be_lost_a_root_in_another_block_is_undecided_and_asks_for_a_fresh_copy(int by)
    {
        ScenarioBuilder builder = new()
        {
            ChangeDocument = document => document with
            {
                Anchor = document.Anchor! with { BlockNumber = document.Anchor.BlockNumber + by },
            },
        };

        Evidence evidence = builder.Build().Evidence;
        Evidence development = evidence with { MayLoseBlocks = true };
        VerificationReport report = Judge.Run(development);

        Assert.Equal((Outcome.Failed, Reasons.AnchorMismatch), evidence.By(Check.Inclusion));
        Assert.Equal((Outcome.Undecided, Reasons.AnchorMoved), development.By(Check.Inclusion));
        Assert.Equal(Authenticity.Indeterminate, report.Authenticity.Authenticity);
        Assert.Equal(WindowAction.AskForFreshProof, report.Action);
    }

    [Fact]
    public void A_root_in_another_block_and_with_other_facts_fails()
    {
        Scenario scenario = new ScenarioBuilder().Build();
        AnchorRecord good = scenario.View.FindAnchor(
            new AgencyId(62, 1), scenario.Evidence.Document.Root!.Value)!;
        AnchorRecord other = good with { BlockNumber = good.BlockNumber - 1, TreeSize = 4 };
        Evidence evidence =
            scenario.Evidence with { Anchor = new Lookup<AnchorRecord>.Found(other), MayLoseBlocks = true };

        Assert.Equal((Outcome.Failed, Reasons.AnchorMismatch), evidence.By(Check.Inclusion));
    }

    [Fact]
    public void A_record_whose_batch_has_more_suites_passes()
    {
        ScenarioBuilder builder = new() { ChangeAnchor = anchor => anchor with { SuiteBitmap = 0x3f } };

        Assert.Equal((Outcome.Passed, Reasons.Ok), builder.By(Check.Inclusion));
    }

    public static TheoryData<string> BadPaths => ["index", "size", "longer", "shorter", "empty"];

    [Theory]
    [MemberData(nameof(BadPaths))]
    public void A_path_that_does_not_fit_fails(string fault)
    {
        ScenarioBuilder builder = new()
        {
            ChangeDocument = document => document with { Anchor = Spoil(document.Anchor!, fault) },
        };

        Assert.Equal((Outcome.Failed, Reasons.AnchorMismatch), builder.By(Check.Inclusion));
    }

    [Fact]
    public void Another_chain_is_not_judged_by_this_one()
    {
        ScenarioBuilder builder = new()
        {
            ChangeDraft = draft =>
                draft with { Chain = "eip155:1:0x00000000000000000000000000000000000000a5" },
        };

        Assert.Equal((Outcome.Undecided, Reasons.ChainDiffers), builder.By(Check.Inclusion));
        Assert.Equal((Outcome.Undecided, Reasons.StatusUnavailable), builder.By(Check.Status));
    }

    [Theory]
    [InlineData(Reasons.NodesDisagree, Reasons.NodesDisagree)]
    [InlineData("a reason that is not in the list", Reasons.RegistryUnavailable)]
    public void A_chain_that_gave_no_answer_leaves_it_open_with_its_reason(string given, string told)
    {
        Evidence evidence = new ScenarioBuilder().Build().Evidence with
        {
            Anchor = new Lookup<AnchorRecord>.Unavailable(given, "two of three"),
        };

        Assert.Equal((Outcome.Undecided, told), evidence.By(Check.Inclusion));
        Assert.Equal((Outcome.Undecided, told), evidence.By(Check.Finality));
    }

    [Fact]
    public void A_second_valid_signature_over_the_same_document_has_another_leaf()
    {
        BigInteger order = BigInteger.Parse(
            "0FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551",
            NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        ScenarioBuilder builder = new()
        {
            Keys = [TestKeys.Of(Suite.ES256)],
            ChangeDocument = document => document with
            {
                Signatures = [.. document.Signatures.Select(signature => Mirror(signature, order))],
            },
        };

        VerificationReport report = Judge.Run(builder.Build().Evidence);

        Assert.Equal((Outcome.Passed, Reasons.Ok), builder.By(Check.Signature));
        Assert.Equal(
            new AuthenticityOutcome(Authenticity.TotalFailed, Reasons.AnchorMismatch, null),
            report.Authenticity);
    }

    [Theory]
    [InlineData(100, 100, Outcome.Passed, Reasons.Ok)]
    [InlineData(100, 101, Outcome.Undecided, Reasons.NotFinal)]
    [InlineData(0, 0, Outcome.Passed, Reasons.Ok)]
    public void An_anchor_is_final_after_the_blocks_that_the_policy_asks_for(
        int following, int needed, Outcome outcome, string reason)
    {
        Evidence evidence = new ScenarioBuilder { HeadBlock = 100 + following }.Build().Evidence with
        {
            Policy = new VerificationPolicy { ConfirmationsNeeded = needed },
        };

        Assert.Equal((outcome, reason), evidence.By(Check.Finality));
    }

    [Fact]
    public void A_block_that_no_node_confirmed_is_not_final()
    {
        Evidence evidence = new ScenarioBuilder().Build().Evidence with { Nodes = [] };

        Assert.Equal((Outcome.Undecided, Reasons.NotFinal), evidence.By(Check.Finality));
    }

    [Fact]
    public void What_another_agency_anchored_under_the_root_proves_nothing()
    {
        ScenarioBuilder builder = new()
        {
            ChangeEvents = events => events.Select(recorded => recorded is RegistryEvent.BatchAnchored batch
                ? batch with { Anchor = batch.Anchor with { Agency = new AgencyId(62, 2) } }
                : recorded),
        };

        Assert.Equal((Outcome.Failed, Reasons.AnchorMismatch), builder.By(Check.Inclusion));
    }

    private static IEnumerable<RegistryEvent> WithoutAnchor(IEnumerable<RegistryEvent> events) =>
        events.Where(recorded => recorded is not RegistryEvent.BatchAnchored);

    // (r, n - s) verifies wherever (r, s) does.
    private static DocumentSignature Mirror(DocumentSignature signature, BigInteger order)
    {
        byte[] value = signature.Value.ToArray();
        BigInteger s = new(value.AsSpan(32), isUnsigned: true, isBigEndian: true);
        byte[] mirrored = (order - s).ToByteArray(isUnsigned: true, isBigEndian: true);
        value.AsSpan(32).Clear();
        mirrored.CopyTo(value.AsSpan(64 - mirrored.Length));
        return signature with { Value = value };
    }

    private static AnchorProof Spoil(AnchorProof good, string fault)
    {
        InclusionProof proof = good.Inclusion;
        return good with
        {
            Inclusion = fault switch
            {
                "index" => proof with { LeafIndex = 0 },
                "size" => proof with { TreeSize = 4 },
                "longer" => proof with { Path = [.. proof.Path, new byte[32]] },
                "shorter" => proof with { Path = [.. proof.Path.SkipLast(1)] },
                _ => proof with { TreeSize = 1, LeafIndex = 0, Path = [] },
            },
        };
    }
}
