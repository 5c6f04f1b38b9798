using System.Data.Common;
using Certs.Core.Witnessing;

namespace Certs.Server.Storage;

/// <summary>The table <c>checkpoint_signatures</c>.</summary>
internal sealed class CheckpointStore(DbDataSource database, GroupCommit writer)
{
    private const string EquivocalSql = """
        select chain_id, genesis, block_number
          from checkpoint_signatures
         group by chain_id, genesis, block_number
        having count(distinct block_hash) > 1
        """;

    private const string NewestSql = $"""
        select {CheckpointRows.Columns}
          from checkpoint_signatures
         where genesis = @genesis and fact_count = 0
           and block_number = (
               select max(block_number)
                 from checkpoint_signatures
                where genesis = @genesis and fact_count = 0 and province = @province)
         order by province
        """;

    private const string EvidenceSql = $"""
        select {CheckpointRows.Columns}
          from checkpoint_signatures
         where (chain_id, genesis, block_number) in ({EquivocalSql})
         order by block_number desc, genesis, block_hash, province
        """;

    private const string CountSql = $"select count(*) from ({EquivocalSql}) as heights";

    private const string PruneSql = $"""
        delete from checkpoint_signatures
         where block_time < @before and (chain_id, genesis, block_number) not in ({EquivocalSql})
        """;

    /// <summary>Keeps signatures; those that are there stay.</summary>
    /// <returns>True when something is new.</returns>
    public async Task<bool> AddAsync(params IReadOnlyList<SignedCheckpoint> signed) =>
        await writer.RunAsync(session => signed.Sum(one => CheckpointRows.Add(session, one))) > 0;

    /// <summary>Forgets what is older and contradicts nothing.</summary>
    /// <param name="before">Blocks before this moment.</param>
    public Task PruneAsync(DateTimeOffset before) => writer.RunAsync(session =>
        session.Command(PruneSql).Bind("@before", before.ToUnixTimeSeconds()).ExecuteNonQuery());

    /// <summary>The newest checkpoint without facts that a province signed; null: none.</summary>
    /// <param name="genesis">The hash of the chain's block 0.</param>
    /// <param name="province">The province.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<SignedCheckpoint?> FindNewestAsync(
        Core.Hash32 genesis, ushort province, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(NewestSql)
            .Bind("@genesis", genesis.ToArray())
            .Bind("@province", (long)province);
        IReadOnlyList<SignedCheckpoint> rows = await ReadAsync(command, cancellationToken);
        SignedCheckpoint? own = rows.FirstOrDefault(one => one.Signatures[0].Province == province);
        return own is null
            ? null
            : rows.Where(one => one.Checkpoint == own.Checkpoint)
                .Aggregate(own, (whole, one) => whole.With(one.Signatures[0]));
    }

    /// <summary>Signatures on different blocks of one height, the highest first.</summary>
    public async Task<IReadOnlyList<SignedCheckpoint>> EvidenceAsync(CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(EvidenceSql);
        return await ReadAsync(command, cancellationToken);
    }

    /// <summary>At how many heights there is more than one block.</summary>
    public async Task<long> CountEquivocalAsync(CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(CountSql);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task<IReadOnlyList<SignedCheckpoint>> ReadAsync(
        DbCommand command, CancellationToken cancellationToken)
    {
        List<SignedCheckpoint> rows = [];
        await using DbDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            rows.Add(CheckpointRows.Read(row));
        }

        return rows;
    }
}
