using Certs.Core;
using Certs.Core.Documents;
using Certs.Core.Lifecycle;
using Certs.Core.Registry;
using Certs.Ledger.Contracts;
using Certs.Server.Hosting;
using Certs.Server.Refusals;
using Certs.Server.Tests.Lifecycle;
using Certs.Server.Tracing;
using Xunit;

namespace Certs.Server.Tests.Tracing;

/// <summary>A history is complete, and whoever reads one word off the chain finds out when it is not.</summary>
public sealed class GetHistoryTests(LifecycleNode node) : IClassFixture<LifecycleNode>
{
    [Fact]
    public async Task A_history_holds_against_the_word_that_the_reader_takes_off_the_chain_itself()
    {
        (string number, byte[] document) = await node.IssueAsync();
        await node.ChangeAsync(number, ChangeAct.Suspend, ChangeReason.Investigation);
        await node.ChangeAsync(number, ChangeAct.Resume, ChangeReason.GroundsRemoved);
        await node.RevokeAsync(number);

        CertificateHistory history = await TraceAsync(number, document, LifecycleNode.Officer);
        StatusRecord? word = await WordAsync(history);
        List<StatusEntry> told = Entries(history);

        Assert.Empty(HistoryCheck.Run(told, word));
        Assert.Equal([1u, 2u, 3u], told.Select(entry => entry.Record.Sequence));
        Assert.All(told, entry => Assert.False(entry.DetailText.IsEmpty));
        Span<byte> root = stackalloc byte[32];
        Assert.True(history.Path!.Inclusion.TryComputeRoot(history.Leaf.ToArray(), root));
        Assert.Equal(history.Batch!.Root, new Hash32(root));
    }

    [Fact]
    public async Task A_withheld_reordered_or_altered_change_is_noticed()
    {
        (string number, byte[] document) = await node.IssueAsync();
        for (int i = 0; i < 3; i++)
        {
            await node.ChangeAsync(number, ChangeAct.Suspend, ChangeReason.Investigation);
            await node.ChangeAsync(number, ChangeAct.Resume, ChangeReason.GroundsRemoved);
        }

        CertificateHistory history = await TraceAsync(number, document, LifecycleNode.Officer);
        StatusRecord? word = await WordAsync(history);

        for (int at = 0; at < 6; at++)
        {
            List<StatusEntry> withheld = Entries(history);
            withheld.RemoveAt(at);
            Assert.NotEmpty(HistoryCheck.Run(withheld, word));
            List<StatusEntry> altered = Entries(history);
            StatusRecord record = altered[at].Record;
            altered[at] = altered[at] with { Record = record with { EffectiveFrom = record.EffectiveFrom.AddDays(1) } };
            Assert.NotEmpty(HistoryCheck.Run(altered, word));
            List<StatusEntry> reordered = Entries(history);
            (reordered[at], reordered[(at + 1) % 6]) = (reordered[(at + 1) % 6], reordered[at]);
            Assert.NotEmpty(HistoryCheck.Run(reordered, word));
        }
    }

    [Fact]
    public async Task Whoever_holds_the_document_sees_the_changes_but_not_who_made_them_and_strangers_see_nothing()
    {
        (string number, byte[] document) = await node.IssueAsync();
        await node.ChangeAsync(number, ChangeAct.Suspend, ChangeReason.Investigation);

        CertificateHistory holders = await TraceAsync(number, document, Caller.Stranger);
        CertificateHistory supervisors = await TraceAsync(number, null, LifecycleNode.Supervisor);
        RefusedException refused = await Assert.ThrowsAsync<RefusedException>(
            () => TraceAsync(number, null, Caller.Stranger));

        Assert.Empty(HistoryCheck.Run(Entries(holders), await WordAsync(holders)));
        Assert.True(Assert.Single(holders.Changes).Detail.IsEmpty);
        Assert.False(Assert.Single(supervisors.Changes).Detail.IsEmpty);
        Assert.Equal(RefusalReason.CertificateNotFound, refused.Reason);
    }

    [Fact]
    public async Task As_known_at_an_earlier_block_it_is_complete_up_to_that_block()
    {
        (string number, byte[] document) = await node.IssueAsync();
        long first = await node.ChangeAsync(number, ChangeAct.Suspend, ChangeReason.Investigation);
        await node.ChangeAsync(number, ChangeAct.Resume, ChangeReason.GroundsRemoved);

        CertificateHistory history = await TraceAsync(number, document, LifecycleNode.Officer, first);

        Assert.Equal(first, history.AsOf.BlockNumber);
        Assert.Single(history.Changes);
        Assert.Empty(HistoryCheck.Run(Entries(history), await WordAsync(history)));
    }

    private Task<CertificateHistory> TraceAsync(
        string number, byte[]? document, Caller caller, long? knownAtBlock = null) =>
        node.Node.Get<GetHistory>().RunAsync(
            caller, number, document is null ? default : DocumentReader.Read(document).Payload.Handle, knownAtBlock,
            CancellationToken.None);

    // By the reader's own question to a chain node: nothing of it comes from the service.
    private Task<StatusRecord?> WordAsync(CertificateHistory history) => node.Chain.Node.AskAsync(
        new StatusRegistryContract(node.Chain.Network.Contracts.Status).Record(
            history.Certificate.Payload.Issuer, history.Certificate.Handle, history.AsOf.BlockNumber),
        CancellationToken.None);

    private static List<StatusEntry> Entries(CertificateHistory history) =>
        [.. history.Changes.Select(change => new StatusEntry(change.Record, change.DetailDigest, change.Detail))];
}
