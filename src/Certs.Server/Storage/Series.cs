using Certs.Core;

namespace Certs.Server.Storage;

/// <summary>The table <c>series</c> during one piece of work: positions are handed out here and written once.</summary>
internal sealed class Series(WriteSession session)
{
    // Makes the row that is to be locked.
    private const string BeginSql = """
        insert into series (agency, next_position)
        values (@agency, 0)
        on conflict (agency) do nothing
        """;

    private const string SaveSql = "update series set next_position = @next_position where agency = @agency";

    private readonly Dictionary<uint, long> _next = [];

    /// <summary>The next place of one of the agency's series. It stays the next until <see cref="Take"/>.</summary>
    public CertificateId Peek(AgencyId agency, LeafKind kind = LeafKind.Certificates)
    {
        uint series = CertificateId.Of(agency, 0, kind).Series;
        if (!_next.TryGetValue(series, out long position))
        {
            position = Read(series);
            _next.Add(series, position);
        }

        return CertificateId.OfSeries(series, position);
    }

    /// <summary>The next place is used now.</summary>
    public void Take(AgencyId agency, LeafKind kind = LeafKind.Certificates) =>
        _next[CertificateId.Of(agency, 0, kind).Series]++;

    /// <summary>Writes the new positions, in the same transaction as the certificates that stand on them.</summary>
    public void Save()
    {
        foreach ((uint series, long next) in _next)
        {
            session.Command(SaveSql)
                .Bind("@agency", (long)series)
                .Bind("@next_position", next)
                .ExecuteNonQuery();
        }
    }

    private long Read(uint series)
    {
        if (Find(series) is { } position)
        {
            return position;
        }

        session.Command(BeginSql).Bind("@agency", (long)series).ExecuteNonQuery();
        return Find(series)!.Value;
    }

    private long? Find(uint series) =>
        session.Command(session.Dialect.LockSeries).Bind("@agency", (long)series).ReadNumber();
}
