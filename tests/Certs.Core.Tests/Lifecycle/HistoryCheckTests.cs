using Certs.Core.Lifecycle;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Xunit;

namespace Certs.Core.Tests.Lifecycle;

/// <summary>A history that was tampered with is noticed by whoever knows the chain's newest word.</summary>
public sealed class HistoryCheckTests
{
    private static readonly DateTimeOffset Day = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

    private readonly List<StatusEntry> _told = Made(
        (CertificateState.Suspended, 1), (CertificateState.Active, 16), (CertificateState.Suspended, 2),
        (CertificateState.Revoked, 50));

    private static StatusRecord Newest => Made(
        (CertificateState.Suspended, 1), (CertificateState.Active, 16), (CertificateState.Suspended, 2),
        (CertificateState.Revoked, 50))[^1].Record;

    [Fact]
    public void A_whole_history_has_no_fault()
    {
        Assert.Empty(HistoryCheck.Run(_told, Newest));
        Assert.Empty(HistoryCheck.Run([], null));
    }

    [Fact]
    public void A_history_whose_details_are_not_shown_is_checked_by_their_digests() =>
        Assert.Empty(HistoryCheck.Run(
            [.. _told.Select(entry => entry with { DetailText = ReadOnlyMemory<byte>.Empty })], Newest));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_change_left_out_in_the_middle_is_noticed(int index)
    {
        _told.RemoveAt(index);

        Assert.Contains(HistoryCheck.Run(_told, Newest), fault => fault.Rule == HistoryRule.SequenceBroken);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_change_left_out_is_noticed_even_if_the_others_are_numbered_anew_and_linked_anew(int index)
    {
        (CertificateState, int)[] rest =
            [.. _told.Where((_, at) => at != index).Select(entry => (entry.Record.State, (int)entry.Record.Reason))];

        IReadOnlyList<HistoryFault> faults = HistoryCheck.Run(Made(rest), Newest);

        Assert.Equal([new HistoryFault(HistoryRule.EndWithheld, 4)], faults);
    }

    [Fact]
    public void The_last_change_left_out_is_noticed()
    {
        _told.RemoveAt(3);

        Assert.Equal([new HistoryFault(HistoryRule.EndWithheld, 4)], HistoryCheck.Run(_told, Newest));
    }

    [Fact]
    public void Two_changes_that_were_exchanged_are_noticed()
    {
        (_told[1], _told[2]) = (_told[2], _told[1]);

        Assert.Contains(HistoryCheck.Run(_told, Newest), fault => fault.Rule == HistoryRule.SequenceBroken);
    }

    [Fact]
    public void An_altered_time_is_noticed_where_it_is_and_an_altered_last_change_by_the_chains_word()
    {
        StatusEntry second = _told[1];
        _told[1] = second with { Record = second.Record with { EffectiveFrom = Day.AddYears(-1) } };

        Assert.Equal(
            [new HistoryFault(HistoryRule.LinkBroken, 2), new HistoryFault(HistoryRule.LinkBroken, 3)],
            HistoryCheck.Run(_told, Newest));
    }

    [Fact]
    public void A_last_change_altered_and_linked_anew_differs_from_the_chains_word()
    {
        List<StatusEntry> other = Made(
            (CertificateState.Suspended, 1), (CertificateState.Active, 16), (CertificateState.Suspended, 2),
            (CertificateState.Cancelled, 64));

        Assert.Equal([new HistoryFault(HistoryRule.EndDiffers, 4)], HistoryCheck.Run(other, Newest));
    }

    [Fact]
    public void An_altered_detail_is_noticed_by_its_digest_and_an_altered_digest_by_the_link()
    {
        _told[0] = _told[0] with { DetailText = "another officer"u8.ToArray() };
        _told[3] = _told[3] with { Detail = default, DetailText = default };

        Assert.Equal(
            [new HistoryFault(HistoryRule.DetailAltered, 1), new HistoryFault(HistoryRule.LinkBroken, 4)],
            HistoryCheck.Run(_told, Newest));
    }

    [Fact]
    public void Changes_that_the_chain_does_not_know_are_named() =>
        Assert.Equal(
            [new HistoryFault(HistoryRule.NotOnChain, 4)], HistoryCheck.Run(_told, _told[2].Record));

    private static List<StatusEntry> Made(params (CertificateState State, int Reason)[] changes)
    {
        List<StatusEntry> entries = [];
        Hash32 former = StatusLink.NoWord;
        foreach ((CertificateState state, int reason) in changes)
        {
            uint sequence = (uint)entries.Count + 1;
            byte[] text = [(byte)reason, (byte)state];
            Hash32 detail = new(Hashing.Sha256(text));
            StatusRecord record = new(state, (byte)reason, Day.AddDays(sequence), Day.AddDays(sequence), sequence);
            record = record with { Link = StatusLink.Of(former, record, detail) };
            entries.Add(new StatusEntry(record, detail, text));
            former = StatusLink.Word(record);
        }

        return entries;
    }
}
