using Certs.Core;
using Certs.Core.Bundles;
using Certs.Core.Evm;
using Certs.Core.Registry;
using Certs.Core.Witnessing;
using Certs.Server.Storage;
using Xunit;

namespace Certs.Server.Tests.Storage;

/// <summary>Signatures on checkpoints, in both databases.</summary>
public sealed class CheckpointStoreTests
{
    private static readonly Hash32 Genesis = HashOf(1);
    private static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task The_newest_checkpoint_has_every_signature_on_the_same_and_none_on_another(StoreKind kind)
    {
        using TestStore store = new(kind);
        CheckpointStore checkpoints = new(store.Store.Database, store.Writer);
        SignedCheckpoint newest = Make(12, HashOf(12), 33, 62);

        await checkpoints.AddAsync(Make(11, HashOf(11), 62), newest, Make(12, HashOf(13), 53), Make(14, HashOf(14), 33));

        SignedCheckpoint? found = await checkpoints.FindNewestAsync(Genesis, 62, CancellationToken.None);
        Assert.Equal(newest.Checkpoint, found?.Checkpoint);
        Assert.Equal(newest.Signatures, found?.Signatures);
        Assert.Null(await checkpoints.FindNewestAsync(HashOf(9), 62, CancellationToken.None));
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Statements_that_contradict_each_other_are_kept_for_ever_and_others_for_their_time(StoreKind kind)
    {
        using TestStore store = new(kind);
        CheckpointStore checkpoints = new(store.Store.Database, store.Writer);
        await checkpoints.AddAsync(Make(11, HashOf(11), 62), Make(12, HashOf(12), 62), Make(12, HashOf(13), 33));

        bool isNew = await checkpoints.AddAsync(Make(12, HashOf(12), 62));
        await checkpoints.PruneAsync(Start.AddDays(1));

        Assert.False(isNew);
        Assert.Equal(1, await checkpoints.CountEquivocalAsync(CancellationToken.None));
        Assert.Equal(
            [(12, (ushort)62), (12, (ushort)33)],
            (await checkpoints.EvidenceAsync(CancellationToken.None))
                .Select(one => ((int)one.Checkpoint.Head.BlockNumber, one.Signatures[0].Province)));
        Assert.Equal(12, (await checkpoints.FindNewestAsync(Genesis, 62, CancellationToken.None))?.Checkpoint.Head.BlockNumber);
    }

    private static SignedCheckpoint Make(long block, Hash32 hash, params ushort[] provinces) => new(
        Checkpoint.Of(Genesis, new ChainHead(31337, block, hash, Start.AddSeconds(block))),
        [
            .. provinces.Select(province => new ProvinceSignature(
                province, new RecoverableSignature(hash, HashOf((byte)(province & 0xff)), 1))),
        ]);

    private static Hash32 HashOf(byte value) => new([.. Enumerable.Repeat(value, 32)]);
}
