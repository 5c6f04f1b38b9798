using Certs.Core;
using Certs.Server.Refusals;

namespace Certs.Server.Storage;

/// <summary>A certificate in the place of another: both sides in one piece of work.</summary>
internal sealed class SupersedeStore(GroupCommit writer)
{
    /// <summary>Stores the new certificate and the change of the old one, or nothing.</summary>
    /// <exception cref="RefusedException">The new number or the request id was given before; nothing is stored.</exception>
    public Task<ChangeOutcome> SupersedeAsync(
        Guid requestId, Hash32 contentDigest, NewCertificate issued, NewStatusChange change) =>
        writer.RunAsync(session => StatusStore.Once(session, requestId, contentDigest, () =>
        {
            ChangeOutcome outcome = StatusStore.Outcome(StatusRows.Append(session, change));
            if (outcome is ChangeOutcome.Changed)
            {
                DependentRows.Follow(session, change.Certificate, Add(session, issued));
            }

            return outcome;
        }));

    // What it throws takes the whole piece of work back, the change of the old certificate too.
    private static CertificateId Add(WriteSession session, NewCertificate issued)
    {
        Series series = new(session);
        switch (CertificateRows.Add(session, series, issued))
        {
            case AddResult.Added(var id):
                series.Save();
                return id;
            case AddResult.NumberTaken:
                throw new RefusedException(
                    RefusalReason.SerialTaken, "content.serial", "Never given before for this agency and type.");
            default:
                throw new RefusedException(
                    RefusalReason.RequestIdReused, "request_id", "Used before, for a certificate.");
        }
    }
}
