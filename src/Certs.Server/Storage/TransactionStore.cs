using System.Data.Common;
using Certs.Core;

namespace Certs.Server.Storage;

/// <summary>The table <c>transactions</c>. Only the lead writes it.</summary>
internal sealed class TransactionStore(DbDataSource database, GroupCommit writer, IAnchoringLead lead)
{
    // A chain that lost blocks gives a nonce a second time, and the same batches under the same nonce are the same bytes:
    // the transaction that was mined before is on its way again.
    private const string AddSql = """
        insert into transactions (account, nonce, hash, raw, state, created_at)
        values (@account, @nonce, @hash, @raw, 1, @created_at)
        on conflict (hash) do update set state = 1
        returning id
        """;

    private const string AssignSql = """
        update batches
           set transaction_id = @transaction_id
         where id = @id
           and state = 2
           and transaction_id is null
        """;

    private const string OnTheirWaySql = """
        select id, nonce, hash, raw
          from transactions
         where state = 1
         order by nonce
        """;

    private const string SetStateSql = "update transactions set state = @state where id = @id";

    private const string ReleaseSql = """
        update batches
           set transaction_id = null
         where transaction_id = @id
           and state = 2
        """;

    /// <summary>Stores a signed transaction and what it carries. Before this it must not be sent.</summary>
    /// <param name="account">The account that signed.</param>
    /// <param name="nonce">The account's nonce.</param>
    /// <param name="hash">The transaction's hash.</param>
    /// <param name="raw">The signed bytes.</param>
    /// <param name="now">The present moment.</param>
    /// <param name="batchIds">The batches that it carries.</param>
    /// <param name="assign">Notes, in the same step, what else it carries; null: nothing.</param>
    /// <exception cref="StorageException">A batch goes with another transaction already; nothing is stored.</exception>
    public Task<AnchorTransaction> AddAsync(
        byte[] account, long nonce, Hash32 hash, byte[] raw, DateTimeOffset now, IReadOnlyList<long> batchIds,
        Action<WriteSession, long>? assign = null) =>
        writer.RunAsync(session =>
        {
            lead.Guard(session);
            long id = session.Command(AddSql)
                .Bind("@account", account)
                .Bind("@nonce", nonce)
                .Bind("@hash", hash.ToArray())
                .Bind("@raw", raw)
                .Bind("@created_at", now.ToUnixTimeSeconds())
                .ReadNumber()!.Value;
            foreach (long batchId in batchIds)
            {
                Assign(session, id, batchId);
            }

            assign?.Invoke(session, id);
            return new AnchorTransaction(id, nonce, hash, raw);
        });

    /// <summary>The transactions that may be on their way, by nonce.</summary>
    public async Task<IReadOnlyList<AnchorTransaction>> OnTheirWayAsync(CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(OnTheirWaySql);
        List<AnchorTransaction> transactions = [];
        await using DbDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            transactions.Add(
                new AnchorTransaction(row.GetInt64(0), row.GetInt64(1), row.GetHash(2), row.GetBytes(3)));
        }

        return transactions;
    }

    /// <summary>
    /// Notes that a transaction is in a block. Those of its batches that were not seen on the chain by now wait for
    /// another: they did not get there with this one.
    /// </summary>
    public Task MineAsync(long id) => EndAsync(id, TransactionState.Mined);

    /// <summary>Gives a transaction up; its batches that are not on the chain wait for another.</summary>
    public Task GiveUpAsync(long id) => EndAsync(id, TransactionState.GivenUp);

    private Task<int> EndAsync(long id, TransactionState state) =>
        writer.RunAsync(session =>
        {
            lead.Guard(session);
            session.Command(ReleaseSql).Bind("@id", id).ExecuteNonQuery();
            return session.Command(SetStateSql).Bind("@id", id).Bind("@state", (long)state).ExecuteNonQuery();
        });

    private static void Assign(WriteSession session, long transactionId, long batchId)
    {
        int changed = session.Command(AssignSql)
            .Bind("@transaction_id", transactionId)
            .Bind("@id", batchId)
            .ExecuteNonQuery();
        if (changed != 1)
        {
            throw new StorageException($"Batch {batchId} goes with another transaction already.");
        }
    }
}
