using System.Data.Common;
using Certs.Server.Hosting;
using Certs.Server.Tracing;

namespace Certs.Server.Storage;

/// <summary>The table <c>verifications</c>. Replicas add to the same rows.</summary>
internal sealed class LookStore(DbDataSource database, GroupCommit writer)
{
    private const int HoursOfADay = 24;

    // Whoever issues waits for the writer while a page is written: some ten milliseconds.
    private const int PageSize = 1_000;

    // A day is taken away in so many pieces: tags are spread evenly.
    private const int Pieces = 64;

    // Looked up day by day: each is one place in the key.
    private const string FindSql = """
        with recursive days (day) as (
            select cast(@first as bigint)
            union all
            select day + 1 from days where day < @last)
        select v.day, v.hour, v.role, v.organisation, v.purpose, v.relying, v.action, v.standing, v.first_minute,
               v.last_minute, v.verdicts
          from days d
         cross join verifications v
         where v.day = d.day
           and v.tag = @tag
         order by v.last_minute desc, v.first_minute desc
         limit @limit
        """;

    private const string AddSql = """
        insert into verifications (day, tag, hour, role, organisation, purpose, relying, action, standing, first_minute,
                                   last_minute, verdicts)
        values (@day, @tag, @hour, @role, @organisation, @purpose, @relying, @action, @standing, @first_minute,
                @last_minute, @verdicts)
        on conflict (day, tag, hour, role, organisation, purpose, relying, action, standing) do update
           set first_minute = case when verifications.first_minute < excluded.first_minute
                                   then verifications.first_minute else excluded.first_minute end,
               last_minute = case when verifications.last_minute > excluded.last_minute
                                  then verifications.last_minute else excluded.last_minute end,
               verdicts = verifications.verdicts + excluded.verdicts
        """;

    private const string OldestSql = "select min(day) from verifications";

    private const string RemoveSql = "delete from verifications where day = @day and tag >= @from and tag < @to";

    private const string RemoveRestSql = "delete from verifications where day = @day";

    /// <summary>The day of a moment, in whole days since 1970-01-01 UTC.</summary>
    public static long DayOf(DateTimeOffset moment) => moment.ToUnixTimeSeconds() / 86_400;

    /// <summary>Verdicts in pages of which each is added in one step.</summary>
    /// <remarks>
    /// In the order of the key, so that a page of the table is written once, and two replicas never wait for each other's rows.
    /// </remarks>
    public static IEnumerable<TaggedLooks[]> Pages(IEnumerable<TaggedLooks> looks) => looks
        .OrderBy(one => one.Looks.Kind.Hour / HoursOfADay).ThenBy(one => one.Tag, ByteOrder.Instance)
        .ThenBy(one => one.Looks.Kind.Hour).ThenBy(one => one.Looks.Kind.Asker.Role)
        .ThenBy(one => one.Looks.Kind.Asker.Organisation, StringComparer.Ordinal)
        .ThenBy(one => one.Looks.Kind.Asker.Purpose, StringComparer.Ordinal)
        .ThenBy(one => one.Looks.Kind.Relying).ThenBy(one => one.Looks.Kind.Action)
        .ThenBy(one => one.Looks.Kind.Standing)
        .Chunk(PageSize);

    /// <summary>Adds a page of verdicts.</summary>
    /// <exception cref="DbException">The database failed; all of them are then added, or none.</exception>
    public Task AddAsync(TaggedLooks[] page) => writer.RunAsync(session => page.Sum(one => Add(session, one)));

    /// <summary>What is kept about a certificate, the newest first.</summary>
    /// <param name="tag">Its tag.</param>
    /// <param name="first">The first day.</param>
    /// <param name="last">The last day, included.</param>
    /// <param name="limit">The most to return.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    public async Task<IReadOnlyList<Looks>> FindAsync(
        byte[] tag, long first, long last, int limit, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(FindSql)
            .Bind("@tag", tag)
            .Bind("@first", first)
            .Bind("@last", last)
            .Bind("@limit", (long)limit);
        List<Looks> found = [];
        await using DbDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            Asker asker = new((Role)row.GetInt64(2), row.GetString(3), row.GetString(4));
            LookKind kind = new(
                (int)((row.GetInt64(0) * HoursOfADay) + row.GetInt64(1)), asker, (ushort)row.GetInt64(5),
                (byte)row.GetInt64(6), (byte)row.GetInt64(7));
            found.Add(new Looks(kind, (int)row.GetInt64(8), (int)row.GetInt64(9), row.GetInt64(10)));
        }

        return found;
    }

    /// <summary>Takes away everything before a day.</summary>
    /// <exception cref="DbException">The database failed; some of it is then gone.</exception>
    public async Task RemoveBeforeAsync(long day, CancellationToken cancellationToken)
    {
        while (await OldestAsync(cancellationToken) is { } oldest && oldest < day)
        {
            for (int piece = 0; piece < Pieces - 1; piece++)
            {
                byte[] from = [(byte)(piece * 256 / Pieces)];
                byte[] to = [(byte)((piece + 1) * 256 / Pieces)];
                await writer.RunAsync(session => session.Command(RemoveSql)
                    .Bind("@day", oldest).Bind("@from", from).Bind("@to", to).ExecuteNonQuery());
            }

            await writer.RunAsync(session => session.Command(RemoveRestSql).Bind("@day", oldest).ExecuteNonQuery());
        }
    }

    private async Task<long?> OldestAsync(CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(OldestSql);
        return command.ReadNumber();
    }

    private static int Add(WriteSession session, TaggedLooks one)
    {
        (LookKind kind, int first, int last, long verdicts) = one.Looks;
        return session.Command(AddSql)
            .Bind("@day", (long)kind.Hour / HoursOfADay)
            .Bind("@tag", one.Tag)
            .Bind("@hour", (long)kind.Hour % HoursOfADay)
            .Bind("@role", (long)kind.Asker.Role)
            .Bind("@organisation", kind.Asker.Organisation)
            .Bind("@purpose", kind.Asker.Purpose)
            .Bind("@relying", (long)kind.Relying)
            .Bind("@action", (long)kind.Action)
            .Bind("@standing", (long)kind.Standing)
            .Bind("@first_minute", (long)first)
            .Bind("@last_minute", (long)last)
            .Bind("@verdicts", verdicts)
            .ExecuteNonQuery();
    }

    private sealed class ByteOrder : IComparer<byte[]>
    {
        public static readonly ByteOrder Instance = new();

        public int Compare(byte[]? x, byte[]? y) => x.AsSpan().SequenceCompareTo(y);
    }
}
