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

    private readonly Dictionary<AgencyId, long> _next = [];

    /// <summary>The place of the agency's next certificate. It stays the next until <see cref="Take"/>.</summary>
    public CertificateId Peek(AgencyId agency)
    {
        if (!_next.TryGetValue(agency, out long position))
        {
            position = Read(agency);
            _next.Add(agency, position);
        }

        return CertificateId.Of(agency, position);
    }

    /// <summary>The next place is used now.</summary>
    public void Take(AgencyId agency) => _next[agency]++;

    /// <summary>Writes the new positions, in the same transaction as the certificates that stand on them.</summary>
    public void Save()
    {
        foreach ((AgencyId agency, long next) in _next)
        {
            session.Command(SaveSql)
                .Bind("@agency", (long)agency.Number)
                .Bind("@next_position", next)
                .ExecuteNonQuery();
        }
    }

    private long Read(AgencyId agency)
    {
        if (Find(agency) is { } position)
        {
            return position;
        }

        session.Command(BeginSql).Bind("@agency", (long)agency.Number).ExecuteNonQuery();
        return Find(agency)!.Value;
    }

    private long? Find(AgencyId agency) =>
        session.Command(session.Dialect.LockSeries).Bind("@agency", (long)agency.Number).ReadNumber();
}
