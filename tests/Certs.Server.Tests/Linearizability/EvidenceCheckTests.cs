using Certs.Testing.Histories;
using Xunit;

namespace Certs.Server.Tests.Linearizability;

/// <summary>The check of what answers say of their evidence, held against answers that were judged by hand.</summary>
public sealed class EvidenceCheckTests
{
    private static readonly RecordedChange[] Changes =
        [new("a", 1, LifeState.Suspended, 10), new("a", 2, LifeState.Revoked, 20), new("b", 1, LifeState.Suspended, 12)];

    // One block a second: block 5 was seen at 5,000 ticks.
    private readonly EvidenceCheck _check = new(Changes, moment => (moment - 1) / 1_000, ticksPerSecond: 1_000);

    [Theory]
    [InlineData(LifeState.Active, 0u, 9L)]
    [InlineData(LifeState.Suspended, 1u, 10L)]
    [InlineData(LifeState.Suspended, 1u, 19L)]
    [InlineData(LifeState.Revoked, 2u, 20L)]
    [InlineData(null, 0u, null)]
    public void An_answer_that_tells_what_its_block_has_is_right(LifeState? state, uint onChain, long? block) =>
        Assert.Null(_check.Fault(Answer(state, onChain, block, age: null)));

    [Theory]
    [InlineData(LifeState.Active, 0u, 20L)]
    [InlineData(LifeState.Active, 2u, 21L)]
    [InlineData(LifeState.Suspended, 1u, 20L)]
    [InlineData(LifeState.Suspended, 0u, 10L)]
    [InlineData(LifeState.Revoked, 2u, 19L)]
    [InlineData(LifeState.Active, 0u, null)]
    public void An_answer_that_tells_something_else_or_names_no_block_is_wrong(
        LifeState? state, uint onChain, long? block) =>
        Assert.NotNull(_check.Fault(Answer(state, onChain, block, age: null)));

    [Fact]
    public void Evidence_may_be_old_if_it_says_so()
    {
        // Asked for at 30,000 ticks; block 20 was the newest until 21,000.
        Assert.Null(_check.Fault(Answer(LifeState.Revoked, 2, 20, age: TimeSpan.FromSeconds(9.5))));
        Assert.NotNull(_check.Fault(Answer(LifeState.Revoked, 2, 20, age: TimeSpan.FromSeconds(8.5))));
    }

    [Fact]
    public void Answers_before_and_after_a_revocation_are_told_apart()
    {
        EvidencedAnswer before = Answer(LifeState.Suspended, 1, 19, age: null);
        EvidencedAnswer after = Answer(LifeState.Active, 2, 20, age: null);

        Assert.Equal((false, true), (_check.IsAboutRevoked(before), _check.IsOlderThanRevocation(before)));
        Assert.Equal((true, false), (_check.IsAboutRevoked(after), _check.IsOlderThanRevocation(after)));
    }

    private static EvidencedAnswer Answer(LifeState? state, uint onChain, long? block, TimeSpan? age) =>
        new("a", state, onChain, block, block is null ? null : DateTimeOffset.UnixEpoch, age, Invoked: 30_000);
}
