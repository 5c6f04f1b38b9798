using Certs.Core.Verification;
using Certs.Server.Anchoring;
using Certs.Server.Refusals;
using Certs.Server.Storage;

namespace Certs.Server.Bridging;

/// <summary>Verifies certificates of the store and signs statements about them, on every core at once.</summary>
internal sealed class BulkSigning(
    VerifyOriginal verify, BridgingBodies bodies, StatementMaker maker, BatchStore batches, AnchorPaths paths)
{
    /// <summary>Verifies and signs.</summary>
    /// <param name="order">What is asked for.</param>
    /// <param name="certificates">The certificates, ascending by place.</param>
    /// <param name="now">The moment, whole seconds.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The statements, and the certificates about which none can be made.</returns>
    public async Task<(List<NewStatement> Made, List<BulkOmission> Omissions)> RunAsync(
        BulkOrder order, IReadOnlyList<StoredCertificate> certificates, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        Batch?[] found = await BatchesAsync(certificates, cancellationToken);
        int parts = Math.Min(Environment.ProcessorCount, certificates.Count);
        Task<List<(NewStatement? Made, BulkOmission? Omission)>>[] working =
            [.. Enumerable.Range(0, parts).Select(part => Task.Run(
                () => PartAsync(order, certificates, found, part, parts, now, cancellationToken),
                cancellationToken))];
        List<(NewStatement? Made, BulkOmission? Omission)> all = [];
        foreach (Task<List<(NewStatement?, BulkOmission?)>> part in working)
        {
            all.AddRange(await part);
        }

        return ([.. all.Select(one => one.Made).OfType<NewStatement>()],
            [.. all.Select(one => one.Omission).OfType<BulkOmission>()]);
    }

    // Every so many-th, so that each core gets as much.
    private async Task<List<(NewStatement? Made, BulkOmission? Omission)>> PartAsync(
        BulkOrder order, IReadOnlyList<StoredCertificate> certificates, Batch?[] found, int part, int parts,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<(NewStatement?, BulkOmission?)> done = new((certificates.Count / parts) + 1);
        for (int i = part; i < certificates.Count; i += parts)
        {
            done.Add(await OneAsync(order, certificates[i], found[i], now, cancellationToken));
        }

        return done;
    }

    private async ValueTask<(NewStatement? Made, BulkOmission? Omission)> OneAsync(
        BulkOrder order, StoredCertificate certificate, Batch? batch, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        byte[] file = batch is { Place: not null }
            ? await paths.AttachAsync(certificate, batch, cancellationToken)
            : certificate.Document;
        (VerifiedOriginal? original, RefusedException? refusal) = await verify.RunAsync(
            PresentedDocument.Read(file), order.Province, now, cancellationToken);
        if (original is null)
        {
            return (null, new BulkOmission(certificate.Number, refusal!));
        }

        BridgingBody body = await bodies.FindAsync(
            original.View, order.Issuer, original.Question, order.Body, cancellationToken)
            ?? throw RequestStatement.NoBody(order.Province);
        return (await maker.MakeAsync(original, body, order.ValidFor, null, cancellationToken), null);
    }

    // Ordered by place, so that one look at a batch serves everything in it.
    private async Task<Batch?[]> BatchesAsync(
        IReadOnlyList<StoredCertificate> certificates, CancellationToken cancellationToken)
    {
        Batch?[] found = new Batch?[certificates.Count];
        Batch? last = null;
        for (int i = 0; i < found.Length; i++)
        {
            CertificateId id = certificates[i].Id;
            bool isIn = last is not null && id.Position < last.End;
            last = isIn ? last : await batches.FindCoveringAsync(id, cancellationToken);
            found[i] = last;
        }

        return found;
    }
}
