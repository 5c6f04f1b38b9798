using System.Runtime.CompilerServices;
using Certs.Core.Documents;
using Certs.Core.Registry;
using Certs.Server.Refusals;
using Certs.Server.Storage;

namespace Certs.Server.Lifecycle.Incidents;

/// <summary>Finds the certificates that an incident is about, page by page.</summary>
internal sealed class Candidates(CandidateStore store, BatchStore batches)
{
    private const int PageSize = 1_000;

    /// <summary>The certificates that fit, with what was last said of each.</summary>
    /// <param name="order">The plan.</param>
    /// <param name="listed">The numbers, for a plan that lists them.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="RefusedException">There is no such batch here.</exception>
    public IAsyncEnumerable<IReadOnlyList<(StoredCertificate Certificate, CertificateState Last)>> PagesAsync(
        IncidentOrder order, IAsyncEnumerable<IReadOnlyList<string>> listed, CancellationToken cancellationToken) =>
        order.Selection is IncidentSelection.Listed
            ? ListedAsync(order, listed, cancellationToken)
            : RangesAsync(order, cancellationToken);

    private async IAsyncEnumerable<IReadOnlyList<(StoredCertificate Certificate, CertificateState Last)>> ListedAsync(
        IncidentOrder order, IAsyncEnumerable<IReadOnlyList<string>> listed,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (IReadOnlyList<string> numbers in listed.WithCancellation(cancellationToken))
        {
            yield return
            [
                .. (await store.ByNumbersAsync(numbers, cancellationToken))
                    .Where(one => one.Certificate.Id.Agency == order.Issuer),
            ];
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<(StoredCertificate Certificate, CertificateState Last)>> RangesAsync(
        IncidentOrder order, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (CertificateId first, CertificateId last) = await RangeAsync(order, cancellationToken);
        (long from, long until) = order.Selection is IncidentSelection.Issued(var begin, var end)
            ? (begin.ToUnixTimeSeconds(), end.ToUnixTimeSeconds())
            : (0, long.MaxValue);
        while (await store.RangeAsync(first, last, from, until, PageSize, cancellationToken) is { Count: > 0 } page)
        {
            yield return order.Selection is IncidentSelection.ByKey(var key)
                ? [.. page.Where(one => IsSignedBy(one.Certificate, key))]
                : page;
            first = new CertificateId(page[^1].Certificate.Id.Value + 1);
        }
    }

    private async Task<(CertificateId First, CertificateId Last)> RangeAsync(
        IncidentOrder order, CancellationToken cancellationToken)
    {
        if (order.Selection is not IncidentSelection.ByBatch(var root))
        {
            return (CertificateId.Of(order.Issuer, 0), CertificateId.Of(order.Issuer, uint.MaxValue));
        }

        return await batches.FindByRootAsync(root, cancellationToken) is { } batch
            && batch.First.Agency == order.Issuer && batch.First.Kind == LeafKind.Certificates
            ? (batch.First, new CertificateId(batch.First.Value + batch.Size - 1))
            : throw new RefusedException(
                RefusalReason.CertificateNotFound, "There is no such batch of the agency here.");
    }

    private static bool IsSignedBy(StoredCertificate certificate, Core.Hash32 key) =>
        DocumentReader.Read(certificate.Document).Signatures.Any(signature => signature.KeyId == key);
}
