using System.Data.Common;
using Certs.Core;

namespace Certs.Server.Storage;

/// <summary>The table <c>status_lists</c>.</summary>
internal sealed class StatusListStore(DbDataSource database, GroupCommit writer)
{
    private const string AllSql = """
        select list, opened_at, address
          from status_lists
         where agency = @agency
         order by list
        """;

    private const string LastSql = "select coalesce(max(list), 0) from status_lists where agency = @agency";

    // One statement, so that of several replicas each gets its own.
    private const string TakeSql = """
        update status_lists
           set next_entry = next_entry + @count
         where agency = @agency
           and list = @list
           and address = @address
           and next_entry + @count <= @size
        returning next_entry
        """;

    private const string OpenSql = """
        insert into status_lists (agency, list, next_entry, opened_at, address)
        values (@agency, @list, 0, @opened_at, @address)
        on conflict (agency, list) do nothing
        """;

    /// <summary>Gives out entries that nobody else gets, whatever becomes of them.</summary>
    /// <param name="agency">The agency.</param>
    /// <param name="count">How many; a whole number of times they make up the size.</param>
    /// <param name="size">How many a list has to give.</param>
    /// <param name="address">Where lists are published now; a list never moves, so after a change another is begun.</param>
    /// <param name="now">The present moment.</param>
    /// <returns>The list, and how many of it had been given out before.</returns>
    public Task<(int List, int First)> TakeAsync(
        AgencyId agency, int count, int size, string address, DateTimeOffset now) =>
        writer.RunAsync(session =>
        {
            while (true)
            {
                long list = session.Command(LastSql).Bind("@agency", (long)agency.Number).ReadNumber()!.Value;
                if (list > 0 && TryTake(session, agency, list, count, size, address) is { } next)
                {
                    return (checked((int)list), checked((int)(next - count)));
                }

                session.Command(OpenSql)
                    .Bind("@agency", (long)agency.Number)
                    .Bind("@list", list + 1)
                    .Bind("@opened_at", now.ToUnixTimeSeconds())
                    .Bind("@address", address)
                    .ExecuteNonQuery();
            }
        });

    /// <summary>The lists of an agency of which something was given out, in their order.</summary>
    public async Task<IReadOnlyList<OpenedList>> OpenedAsync(AgencyId agency, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(AllSql).Bind("@agency", (long)agency.Number);
        List<OpenedList> lists = [];
        await using DbDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            lists.Add(new OpenedList(checked((int)row.GetInt64(0)), row.GetMoment(1), row.GetString(2)));
        }

        return lists;
    }

    private static long? TryTake(
        WriteSession session, AgencyId agency, long list, int count, int size, string address) =>
        session.Command(TakeSql)
            .Bind("@agency", (long)agency.Number)
            .Bind("@list", list)
            .Bind("@address", address)
            .Bind("@count", (long)count)
            .Bind("@size", (long)size)
            .ReadNumber();
}
