using Certs.Core.Documents;
using Certs.Core.Lifecycle;
using Certs.Core.Registry;
using Certs.Server.Lifecycle;
using Certs.Server.Storage;

namespace Certs.Server.Tracing;

/// <summary>What this store has of a certificate's history.</summary>
internal sealed class HistoryRecords(BatchStore batches, StatementStore statements, StatusStore changes)
{
    /// <summary>The batch that a certificate is in; null: none yet.</summary>
    public Task<Batch?> BatchAsync(CertificateId id, CancellationToken cancellationToken) =>
        batches.FindCoveringAsync(id, cancellationToken);

    /// <summary>Bridge statements about a certificate, oldest first.</summary>
    public Task<IReadOnlyList<StoredStatement>> StatementsAsync(
        CertificateFacts certificate, CancellationToken cancellationToken) =>
        statements.AboutAsync(
            DocumentReader.Read(certificate.Stored.Document).ComputeLeaf(), cancellationToken);

    /// <summary>The chain's changes of a certificate with what is known of them here, oldest first.</summary>
    public async Task<IReadOnlyList<TracedChange>> ChangesAsync(
        CertificateFacts certificate, RegistryView registry, bool showsDetails, CancellationToken cancellationToken)
    {
        Dictionary<uint, StoredStatusChange> known =
            (await changes.HistoryAsync(certificate.Stored.Id, cancellationToken))
            .ToDictionary(change => change.Sequence);
        List<TracedChange> traced =
        [
            .. registry.StatusesOf(certificate.Payload.Issuer, certificate.Handle)
                .Select(record => Trace(record, known.GetValueOrDefault(record.Sequence), showsDetails)),
        ];
        traced.Reverse();
        return traced;
    }

    private static TracedChange Trace(StatusRecord record, StoredStatusChange? known, bool showsDetails) =>
        known is null
            ? new TracedChange(record, null, default, default, null)
            : new TracedChange(
                record, known.Recorded, known.DetailDigest, showsDetails ? known.Detail : default,
                known.Act == ChangeAct.Supersede ? ChangeDetail.ReplacedByIn(known.Detail) : null);
}
