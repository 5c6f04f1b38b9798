using Certs.Core.Documents;
using Certs.Core.Registry;
using Certs.Ledger;
using Certs.Server.Anchoring;
using Certs.Server.Governance;
using Certs.Server.Hosting;
using Certs.Server.Lifecycle;
using Certs.Server.Storage;

namespace Certs.Server.Tracing;

/// <summary>Gathers what happened to a certificate, as the chain has it up to a block.</summary>
/// <remarks>
/// <list type="number">
/// <item>The certificate is found, and the caller may see it: by its handle, or acting for its agency.</item>
/// <item>The chain is read up to the block; its list of changes is the one that counts.</item>
/// <item>What this store knows of each is put beside it: detail and place. The text of a detail only where the caller may
/// see who did it.</item>
/// <item>Who had it judged here is added: those who act for the agency are told, and by default those who hold it.</item>
/// </list>
/// </remarks>
internal sealed class GetHistory(
    ChangeRights rights, HistoryRecords records, HistoryLooks looks, AnchorPaths paths, RegistryAtBlock registries)
{
    /// <summary>Runs the steps.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="number">The certificate.</param>
    /// <param name="handle">Its handle, as the caller knows it; empty: not known.</param>
    /// <param name="knownAtBlock">The block; null: the newest.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="Refusals.RefusedException">
    /// There is no such certificate, or none that the caller may see: the same words for both. Or there is no such block.
    /// </exception>
    /// <exception cref="LedgerUnavailableException">The chain cannot be read.</exception>
    public async Task<CertificateHistory> RunAsync(
        Caller caller, string number, ReadOnlyMemory<byte> handle, long? knownAtBlock,
        CancellationToken cancellationToken)
    {
        CertificateFacts certificate = await rights.FindAsync(number, cancellationToken);
        bool mayAct = caller.MayIssueFor(certificate.Payload.Issuer)
            || caller.MaySuperviseFor(certificate.Payload.Issuer);
        if (!mayAct && !handle.Span.SequenceEqual(certificate.Payload.Handle.Span))
        {
            throw ChangeRights.NotFound();
        }

        RegistryView registry = await registries.ReadAsync(knownAtBlock, cancellationToken);
        Batch? batch = await records.BatchAsync(certificate.Stored.Id, cancellationToken);
        AnchorProof? path = batch?.Place?.BlockNumber <= registry.Head.BlockNumber
            ? await paths.PathAsync(certificate.Stored.Id, batch, cancellationToken)
            : null;
        return new CertificateHistory(
            certificate, registry.Head, DocumentReader.Read(certificate.Stored.Document).ComputeLeaf(),
            path is null ? null : batch, path,
            await records.StatementsAsync(certificate, cancellationToken),
            await records.ChangesAsync(certificate, registry, mayAct, cancellationToken),
            await looks.FindAsync(
                certificate.Handle, mayAct, knownAtBlock is null ? null : registry.Head.BlockTime, cancellationToken));
    }
}
