using Certs.Core.Bundles;
using Certs.Core.Verification;
using Certs.Testing.Bundles;
using Certs.Testing.Verification;
using Xunit;

namespace Certs.Core.Tests.Bundles;

/// <summary>Two proven blocks of one height are evidence, whoever proved them; a block that was merely named is none.</summary>
public sealed class EquivocationTests : IDisposable
{
    private readonly ForkedChain _chain = new();

    public void Dispose() => _chain.Dispose();

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void The_second_of_two_proven_blocks_is_an_equivocation_in_either_order(bool isFirstShort, bool isSecondShort)
    {
        foreach ((OfflineScenario one, OfflineScenario other) in
            new[] { (_chain.One, _chain.Other), (_chain.Other, _chain.One) })
        {
            (Evidence first, BlockMemory memory) = Take(ForkedChain.Shown(one, isFirstShort), BlockMemory.Empty);
            (Evidence second, BlockMemory after) = Take(ForkedChain.Shown(other, isSecondShort), memory);

            Assert.Equal(WindowAction.Accept, Judge.Run(first).Action);
            Assert.Empty(first.Offline!.Contradictions);
            AssertEquivocation(second);
            BlockContradiction two = Assert.Single(second.Offline!.Contradictions);
            Assert.Equal(
                (one.StatusBlock.BlockHash, other.StatusBlock.BlockHash), (two.Known.Hash, two.Shown.Hash));
            Assert.All([two.Known, two.Shown], proof => Assert.False(proof.Bytes.IsEmpty));
            Assert.Equal(one.StatusBlock.BlockHash, after.Find(one.StatusBlock.BlockNumber)!.Hash);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_same_block_again_is_none(bool isFirstShort)
    {
        (_, BlockMemory memory) = Take(ForkedChain.Shown(_chain.One, isFirstShort), BlockMemory.Empty);
        (Evidence again, BlockMemory after) = Take(_chain.One.Bundle, memory);
        (_, BlockMemory last) = Take(_chain.One.Bundle, after);

        Assert.Equal(WindowAction.Accept, Judge.Run(again).Action);
        Assert.Empty(again.Offline!.Contradictions);
        Assert.Same(after, last);
    }

    [Fact]
    public void A_block_that_too_few_signed_or_nobody_sealed_neither_enters_the_memory_nor_accuses()
    {
        Bundle[] claims =
        [
            _chain.Unsealed.Bundle, TestWitnesses.Of(_chain.Unsealed, 0, 33)!,
            TestWitnesses.Of(_chain.Unsealed)! with
            {
                Witness = TestWitnesses.Of(_chain.One)!.Witness! with { BlockHash = TestRegistry.HashOf("claimed") },
            },
        ];
        (_, BlockMemory real) = Take(_chain.One.Bundle, BlockMemory.Empty);

        Assert.All(claims, claim =>
        {
            (Evidence first, BlockMemory memory) = Take(claim, BlockMemory.Empty);
            (Evidence after, _) = Take(claim, real);
            (Evidence honest, _) = Take(_chain.One.Bundle, memory);

            Assert.Empty(first.Offline!.Blocks);
            Assert.Same(BlockMemory.Empty, memory);
            Assert.Empty(after.Offline!.Contradictions);
            Assert.DoesNotContain(Judge.Run(after).Findings, IsEquivocation);
            Assert.Equal(WindowAction.Accept, Judge.Run(honest).Action);
        });
    }

    [Fact]
    public void Two_blocks_of_one_height_in_one_bundle_are_an_equivocation()
    {
        AnchorEvidence inclusion = _chain.One.Bundle.Inclusion!;
        StatusEvidence status = new TestBlocks(_chain.Validators, strangers: 3).Status(
            100, new ScenarioBuilder().IssuedAt.AddMinutes(1), [], (new AgencyId(62, 1), TestStatuses.Handle));
        Bundle bundle = _chain.One.Bundle with { Inclusion = inclusion, Status = status };

        (Evidence evidence, _) = Take(bundle, BlockMemory.Empty);

        Assert.Contains(
            Judge.Run(evidence).Findings, finding => finding.Check == Check.Inclusion && IsEquivocation(finding));
        Assert.Equal(status.Header.ToArray(), Assert.Single(evidence.Offline!.Contradictions).Known.Bytes.ToArray());
    }

    [Fact]
    public void A_proven_block_beside_one_that_the_trust_file_vouches_for_is_evidence_and_a_claimed_one_is_not()
    {
        TrustFile trust = _chain.One.Trust with
        {
            Checkpoints =
            [
                _chain.One.Trust.Checkpoints[0],
                _chain.One.Trust.Checkpoints[0] with { Height = 200, BlockHash = TestRegistry.HashOf("vouched") },
            ],
        };
        OfflineVerifier verifier = new(trust, Core.Types.CertificateTypes.BuiltIn, VerificationPolicy.Default);

        Evidence proven = verifier.Gather(_chain.One.Bundle, _chain.One.Question);
        Evidence claimed = verifier.Gather(_chain.Unsealed.Bundle, _chain.One.Question);

        Assert.Equal(ProvenBy.TrustFile, Assert.Single(proven.Offline!.Contradictions).Known.By);
        AssertEquivocation(proven);
        Assert.Empty(claimed.Offline!.Contradictions);
        Assert.DoesNotContain(Judge.Run(claimed).Findings, IsEquivocation);
    }

    private (Evidence Evidence, BlockMemory Memory) Take(Bundle bundle, BlockMemory memory)
    {
        Evidence evidence = _chain.One.Verifier.Gather(
            bundle, _chain.One.Question with { Known = KnownAs.Newest }, memory);
        return (evidence, memory.With(evidence.Offline!.Blocks));
    }

    private static void AssertEquivocation(Evidence evidence)
    {
        VerificationReport report = Judge.Run(evidence);
        Assert.Contains(report.Findings, finding => finding.Check == Check.Status && IsEquivocation(finding));
        Assert.Equal(Standing.Unknown, report.Standing.Standing);
        Assert.NotEqual(WindowAction.Accept, report.Action);
        Assert.Null(evidence.Offline!.StatusBlock);
    }

    private static bool IsEquivocation(Finding finding) =>
        finding is { Outcome: Outcome.Undecided, Reason: OfflineReasons.LogEquivocation };
}
