using System.Globalization;
using Certs.Core;
using Certs.Server.Storage;

namespace Certs.Benchmarks.Linearizability;

/// <summary>Switches compare-and-set off in the database of a trial.</summary>
/// <remarks>
/// The service puts a change under the number after the one that it judged by, and the unique key refuses a number that is
/// taken by then. The trigger gives the change the next free number instead, whatever it was judged by: a set without a
/// comparison. It is a statement of the trial's and no switch of the product's, so nobody can use it.
/// </remarks>
internal static class BlindAppend
{
    /// <summary>The statement, for the certificates of one agency.</summary>
    /// <exception cref="ArgumentException">It names no agency.</exception>
    public static string Sql(string agency)
    {
        if (!AgencyId.TryParse(agency, out AgencyId id))
        {
            throw new ArgumentException($"{agency} names no agency.", nameof(agency));
        }

        return string.Create(CultureInfo.InvariantCulture, $"""
            create function append_blindly() returns trigger language plpgsql as $$
            begin
              perform pg_advisory_xact_lock(new.certificate);
              new.sequence := 1 + coalesce(
                (select max(sequence) from status_changes where certificate = new.certificate), 0);
              return new;
            end $$;
            create trigger append_blindly before insert on status_changes
              for each row
              when (new.certificate between {CertificateId.Of(id, 0).Value} and {CertificateId.Of(id, uint.MaxValue).Value})
              execute function append_blindly();
            """);
    }
}
