using Certs.Core.Documents;
using Certs.Core.Suites;
using Certs.Server.Anchoring;
using Certs.Server.Hosting;
using Certs.Server.Refusals;
using Certs.Server.Storage;

namespace Certs.Server.Issuing;

/// <summary>Takes signatures that an agency made itself.</summary>
/// <remarks>
/// <list type="number">
/// <item>What was prepared under the request id for an agency of the caller is found, or a first answer.</item>
/// <item>Every suite has its signature, and each verifies with the key that was named when it was prepared.</item>
/// <item>The certificate is stored. From here on it exists.</item>
/// </list>
/// </remarks>
internal sealed class CompleteCertificate(
    IssuingGate gate, IssuerDirectory issuers, PreparedStore prepared, Backlog backlog)
{
    /// <summary>Runs the steps. A repeated request gets the first answer.</summary>
    /// <exception cref="RefusedException">Nothing such is prepared, or a signature is wrong.</exception>
    public async Task<IssuedCertificate> RunAsync(
        Caller caller, Guid requestId, IReadOnlyDictionary<Suite, byte[]> signatures,
        CancellationToken cancellationToken)
    {
        (DateTimeOffset now, _) = gate.Pass();
        IReadOnlyList<PreparedRow> rows = await prepared.FindAsync(requestId, now, cancellationToken);
        PreparedRow row = rows.FirstOrDefault(found => caller.MayIssueFor(found.Agency))
            ?? throw new RefusedException(RefusalReason.NotPrepared, "Nothing is prepared under this request id.");
        PreparedCertificate certificate = PreparedCertificate.FromStoredForm(row.Content);
        Issuer issuer = await issuers.FindAsync(row.Agency, cancellationToken)
            ?? throw new StorageException($"The agency {row.Agency} of a prepared certificate is not stored.");
        Verify(certificate, issuer, signatures);

        NewCertificate complete = CertificateMaker.ToStore(
            requestId, row.ContentDigest, certificate.Sign(signatures));
        switch (await prepared.CompleteAsync(complete))
        {
            case AddResult.Added:
                backlog.Add(1);
                return new IssuedCertificate(
                    complete.Number, row.Agency, complete.Type, complete.IssuedAt, complete.Document, null);
            case AddResult.Earlier(StoredCertificate first):
                return new IssuedCertificate(
                    first.Number, row.Agency, first.Type, first.IssuedAt, first.Document, null);
            default:
                throw new RefusedException(RefusalReason.NotPrepared, "Nothing is prepared under this request id.");
        }
    }

    private static void Verify(
        PreparedCertificate certificate, Issuer issuer, IReadOnlyDictionary<Suite, byte[]> signatures)
    {
        if (signatures.Count != certificate.Keys.Count)
        {
            throw Wrong("signatures", "One for every suite that was prepared, and no other.");
        }

        foreach (DraftKey draft in certificate.Keys)
        {
            string field = $"signatures.{draft.Suite}";
            if (!signatures.TryGetValue(draft.Suite, out byte[]? signature))
            {
                throw Wrong(field, "Missing.");
            }

            AgencyKeyRow? key = issuer.Keys.FirstOrDefault(one => one.KeyId == draft.KeyId);
            if (key is null
                || !VerificationKey.Import(key.Suite, key.Spki)
                    .Verify(certificate.SigningInput(draft.Suite).Span, signature))
            {
                throw Wrong(field, "Does not verify with the key that was named.");
            }
        }
    }

    private static RefusedException Wrong(string field, string rule) =>
        new(RefusalReason.SignatureWrong, field, rule);
}
