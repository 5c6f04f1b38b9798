using Certs.Server.Storage;

namespace Certs.Server.Lifecycle;

/// <summary>What this store has to say of a certificate beside the chain.</summary>
internal sealed class StatusRecords(StatusStore changes, BasisStore bases)
{
    /// <summary>The answer with every change, and what befell the certificates that it rests on.</summary>
    public async Task<StatusAnswer> AddToAsync(StatusAnswer answer, CancellationToken cancellationToken)
    {
        CertificateId id = answer.Certificate.Stored.Id;
        return answer with
        {
            Changes = await changes.HistoryAsync(id, cancellationToken),
            Bases = await bases.BasesAsync(id, cancellationToken),
            Flags = await bases.FlagsAsync(id, cancellationToken),
        };
    }
}
