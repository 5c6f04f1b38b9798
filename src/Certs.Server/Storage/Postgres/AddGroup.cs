using Certs.Core;
using Npgsql;

namespace Certs.Server.Storage.Postgres;

/// <summary>The certificates of several callers that are written together.</summary>
/// <remarks>
/// <list type="number">
/// <item>Those that share a number or a request id with an earlier one of the group are put aside.</item>
/// <item>The series are locked, places are given, all rows are inserted and committed. From here on they exist.</item>
/// <item>When a unique key stands in the way nothing is stored; those that it stands in the way of are put aside, and
/// the rest is written again.</item>
/// <item>What was put aside is added one by one, and gets the first answer.</item>
/// </list>
/// </remarks>
internal sealed class AddGroup(NpgsqlConnection connection, WriteSession session, IReadOnlyList<AddCall> calls)
{
    // Rivals come and go between two attempts; one by one always ends.
    private const int MostAttempts = 4;

    private readonly List<Item> _aside = [];

    /// <summary>Writes all of it and notes each result with its call.</summary>
    /// <exception cref="NpgsqlException">The connection failed. What is not noted may be stored or not.</exception>
    public async Task WriteAsync()
    {
        List<Item> together = TakeFirsts();
        for (int attempt = 1; together.Count > 0; attempt++)
        {
            together = await TryInsertAsync(together) switch
            {
                null => [],
                { SqlState: PostgresErrorCodes.UniqueViolation } when attempt < MostAttempts =>
                    await PutTakenAsideAsync(together),
                { IsTransient: true } when attempt < MostAttempts => together,
                _ => PutAllAside(together),
            };
        }

        foreach (Item item in _aside)
        {
            AddAlone(item);
        }
    }

    private List<Item> TakeFirsts()
    {
        HashSet<string> numbers = new(StringComparer.Ordinal);
        HashSet<(AgencyId, Guid)> requests = [];
        List<Item> firsts = [];
        foreach (AddCall call in calls)
        {
            for (int i = 0; i < call.Certificates.Count; i++)
            {
                NewCertificate one = call.Certificates[i];
                bool isFirst = numbers.Add(one.Number) & requests.Add((one.Agency, one.RequestId));
                (isFirst ? firsts : _aside).Add(new Item(call, i));
            }
        }

        return firsts;
    }

    // What stood in the way, in which case nothing is stored; null: all is.
    private async Task<PostgresException?> TryInsertAsync(List<Item> items)
    {
        try
        {
            await InsertAsync(items);
            return null;
        }
        catch (PostgresException obstacle) when (session.IsOpen)
        {
            session.Execute("rollback");
            return obstacle;
        }
    }

    private async Task InsertAsync(List<Item> items)
    {
        Dictionary<long, long> next =
            await SeriesLock.TakeAsync(connection, [.. items.Select(item => (long)item.Certificate.Agency.Number)]);
        List<CertificateColumns.Added> added = new(items.Count);
        foreach (Item item in items)
        {
            long position = next[item.Certificate.Agency.Number]++;
            added.Add(new CertificateColumns.Added(
                CertificateId.Of(item.Certificate.Agency, position), item.Certificate));
        }

        await using (NpgsqlBatch batch = new(connection))
        {
            new CertificateColumns(added, session.Vault).AddTo(batch, next);
            batch.BatchCommands.Add(new NpgsqlBatchCommand("commit"));
            await batch.ExecuteNonQueryAsync();
        }

        for (int i = 0; i < items.Count; i++)
        {
            items[i].Call.Set(items[i].Index, new AddResult.Added(added[i].Id));
        }
    }

    private async Task<List<Item>> PutTakenAsideAsync(List<Item> items)
    {
        HashSet<long> taken = await TakenKeys.FindAsync(connection, [.. items.Select(item => item.Certificate)]);
        _aside.AddRange(items.Where((_, at) => taken.Contains(at)));
        return [.. items.Where((_, at) => !taken.Contains(at))];
    }

    private List<Item> PutAllAside(List<Item> items)
    {
        _aside.AddRange(items);
        return [];
    }

    // A transaction of its own, so that a certificate that the database refuses fails alone.
    private void AddAlone(Item item)
    {
        try
        {
            session.Execute(session.Dialect.BeginWrite);
            Series series = new(session);
            AddResult result = CertificateRows.Add(session, series, item.Certificate);
            series.Save();
            session.Execute("commit");
            item.Call.Set(item.Index, result);
        }
        catch (PostgresException refused) when (session.IsOpen)
        {
            session.Execute("rollback");
            item.Call.Break(refused);
        }
    }

    private readonly record struct Item(AddCall Call, int Index)
    {
        public NewCertificate Certificate => Call.Certificates[Index];
    }
}
