using System.Data.Common;
using Certs.Core.Bundles;
using Certs.Core.Evm;
using Certs.Core.Registry;
using Certs.Core.Witnessing;

namespace Certs.Server.Storage;

/// <summary>Rows of the table <c>checkpoint_signatures</c>: one province's signature on one checkpoint.</summary>
internal static class CheckpointRows
{
    /// <summary>The columns, in the order of <see cref="Read"/>.</summary>
    public const string Columns =
        "chain_id, genesis, block_number, block_hash, province, block_time, facts_root, fact_count, signature";

    private const string AddSql = $"""
        insert into checkpoint_signatures ({Columns})
        values (@chain_id, @genesis, @block_number, @block_hash, @province, @block_time, @facts_root, @fact_count, @signature)
        on conflict (chain_id, genesis, block_number, block_hash, province) do nothing
        """;

    /// <summary>Adds each signature; one that is there stays.</summary>
    /// <returns>How many are new.</returns>
    public static int Add(WriteSession session, SignedCheckpoint signed)
    {
        Checkpoint checkpoint = signed.Checkpoint;
        DbCommand command = session.Command(AddSql)
            .Bind("@chain_id", checkpoint.Head.ChainId)
            .Bind("@genesis", checkpoint.GenesisHash.ToArray())
            .Bind("@block_number", checkpoint.Head.BlockNumber)
            .Bind("@block_hash", checkpoint.Head.BlockHash.ToArray())
            .Bind("@block_time", checkpoint.Head.BlockTime.ToUnixTimeSeconds())
            .Bind("@facts_root", checkpoint.FactsRoot.ToArray())
            .Bind("@fact_count", (long)checkpoint.FactCount);
        return signed.Signatures.Sum(signature => command
            .Bind("@province", (long)signature.Province)
            .Bind("@signature", signature.Value.ToBytes())
            .ExecuteNonQuery());
    }

    /// <summary>One province's signature.</summary>
    public static SignedCheckpoint Read(DbDataReader row)
    {
        ChainHead head = new(row.GetInt64(0), row.GetInt64(2), row.GetHash(3), row.GetMoment(5));
        Checkpoint checkpoint = new(row.GetHash(1), head, row.GetHash(6), checked((uint)row.GetInt64(7)));
        return new SignedCheckpoint(
            checkpoint,
            [new ProvinceSignature((ushort)row.GetInt64(4), RecoverableSignature.FromBytes(row.GetBytes(8)))]);
    }
}
