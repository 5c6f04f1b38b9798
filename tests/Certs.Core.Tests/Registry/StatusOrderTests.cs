using Certs.Core.Registry;
using Certs.Testing.Verification;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Certs.Core.Tests.Registry;

public sealed class StatusOrderTests
{
    private const int Certificates = 5;

    private static readonly DateTimeOffset Day = TestRegistry.Founded;

    private static readonly AgencyId Agency = new(62, 1);

    [Fact]
    public void Pages_of_any_size_from_any_place_give_every_change_once_and_in_order() => Prop.ForAll(
        Histories().ToArbitrary(),
        history =>
        {
            RegistryView view = ViewOf(history.Blocks);
            IReadOnlyList<LoggedStatus> all = view.StatusesAfter(view.EndOfStatuses(0), int.MaxValue);
            StatusPosition place = all.Count == 0 ? view.EndOfStatuses(0) : all[history.Start % all.Count].After;
            int first = all.Count == 0 ? 0 : (history.Start % all.Count) + 1;
            List<LoggedStatus> read = [];
            while (view.StatusesAfter(place, history.PageSize) is { Count: > 0 } page)
            {
                read.AddRange(page);
                place = page[^1].After;
            }

            return all.Select(one => one.Change).SequenceEqual(Events(history.Blocks))
                && read.SequenceEqual(all.Skip(first));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_place_is_the_same_to_whoever_reads_the_chain_in_whatever_steps() => Prop.ForAll(
        Histories().ToArbitrary(),
        history =>
        {
            RegistryView atOnce = ViewOf(history.Blocks);
            RegistryView inSteps = RegistryView.Empty(TestRegistry.Head(0, Day));
            List<StatusPosition> places = [];
            for (int block = 1; block <= history.Blocks.Length; block++)
            {
                inSteps = inSteps.Apply(
                    [.. Events(history.Blocks).Where(one => one.At.BlockNumber == block)], TestRegistry.Head(block, Day));
                places.Add(inSteps.EndOfStatuses());
            }

            return places.All(atOnce.IsOnChain)
                && places.SequenceEqual(
                    Enumerable.Range(1, history.Blocks.Length).Select(block => atOnce.EndOfStatuses(block)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_place_after_a_change_that_the_chain_no_longer_has_is_noticed()
    {
        RegistryView view = ViewOf([[0, 1], [0]]);
        RegistryView other = ViewOf([[0, 2], [0]]);
        StatusPosition before = view.EndOfStatuses(0);

        Assert.All(
            view.StatusesAfter(before, 10).Skip(1).Select(one => one.After),
            place => Assert.False(other.IsOnChain(place)));
        Assert.True(other.IsOnChain(view.StatusesAfter(before, 1)[0].After));
        Assert.False(other.IsOnChain(view.EndOfStatuses()));
    }

    [Fact]
    public void A_place_on_another_chain_is_noticed_even_before_the_first_change()
    {
        RegistryView view = RegistryView.Empty(TestRegistry.Head(0, Day));
        ChainHead head = TestRegistry.Head(0, Day);
        RegistryView other = RegistryView.Empty(head with { BlockHash = TestRegistry.HashOf("another") });

        Assert.True(view.IsOnChain(view.EndOfStatuses()));
        Assert.False(other.IsOnChain(view.EndOfStatuses()));
    }

    [Fact]
    public void An_earlier_view_gives_only_what_it_knew()
    {
        RegistryView view = ViewOf([[0], [1], [2]]);

        RegistryView earlier = view.AsKnownAt(TestRegistry.Head(2, Day));

        Assert.Equal(2, earlier.StatusesAfter(earlier.EndOfStatuses(0), 10).Count);
        Assert.Empty(earlier.StatusesAfter(earlier.EndOfStatuses(), 10));
        Assert.Single(view.StatusesAfter(earlier.EndOfStatuses(), 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => earlier.EndOfStatuses(3));
    }

    // Each block names the certificates that it changes.
    private static Gen<(int[][] Blocks, int Start, int PageSize)> Histories() =>
        from blocks in Gen.Choose(0, Certificates - 1).ArrayOf().ArrayOf()
        from start in Gen.Choose(0, 1_000)
        from size in Gen.Choose(1, 7)
        select (blocks, start, size);

    private static RegistryView ViewOf(int[][] blocks) => RegistryView.Empty(TestRegistry.Head(0, Day))
        .Apply([.. Events(blocks)], TestRegistry.Head(blocks.Length, Day));

    private static IEnumerable<RegistryEvent.StatusChanged> Events(int[][] blocks)
    {
        uint[] sequences = new uint[Certificates];
        for (int block = 1; block <= blocks.Length; block++)
        {
            for (int index = 0; index < blocks[block - 1].Length; index++)
            {
                int certificate = blocks[block - 1][index];
                StatusRecord status = new(CertificateState.Suspended, 1, Day, Day, ++sequences[certificate]);
                yield return new RegistryEvent.StatusChanged(
                    new ChainPoint(block, Day, index), Agency, TestRegistry.HashOf($"certificate {certificate}"), status);
            }
        }
    }
}
