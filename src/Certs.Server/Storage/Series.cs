using Certs.Core;

namespace Certs.Server.Storage;

/// <summary>The table <c>series</c> during one piece of work: positions are handed out here and written once.</summary>
internal sealed class Series(WriteSession session)
{
    private const string FindSql = "select next_position from series where agency = @agency";

    private const string SaveSql = """
        insert into series (agency, next_position)
        values (@agency, @next_position)
        on conflict (agency) do update set next_position = excluded.next_position
        """;

    private readonly Dictionary<AgencyId, long> _next = [];

    /// <summary>The place of the agency's next certificate. It stays the next until <see cref="Take"/>.</summary>
    public CertificateId Peek(AgencyId agency)
    {
        if (!_next.TryGetValue(agency, out long position))
        {
            position = session.Command(FindSql).Bind("@agency", (long)agency.Number).ReadNumber() ?? 0;
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
}
