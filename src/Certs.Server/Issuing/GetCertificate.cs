using Certs.Server.Anchoring;
using Certs.Server.Hosting;
using Certs.Server.Refusals;
using Certs.Server.Storage;

namespace Certs.Server.Issuing;

/// <summary>Hands a certificate out again, with its path once it is anchored.</summary>
internal sealed class GetCertificate(ICertificateStore store, BatchStore batches, AnchorPaths paths)
{
    /// <summary>The certificate with a number.</summary>
    /// <exception cref="RefusedException">There is none, or none that the caller may see: the same words for both.</exception>
    public async Task<IssuedCertificate> RunAsync(Caller caller, string number, CancellationToken cancellationToken)
    {
        if (await store.FindByNumberAsync(number, cancellationToken) is not { } certificate
            || !caller.MayIssueFor(certificate.Id.Agency))
        {
            throw new RefusedException(RefusalReason.CertificateNotFound, "There is no such certificate.");
        }

        Batch? batch = await batches.FindCoveringAsync(certificate.Id, cancellationToken);
        ReadOnlyMemory<byte> document = batch is { Place: not null }
            ? await paths.AttachAsync(certificate, batch, cancellationToken)
            : certificate.Document;
        return new IssuedCertificate(
            certificate.Number, certificate.Id.Agency, certificate.Type, certificate.IssuedAt, document, batch);
    }
}
