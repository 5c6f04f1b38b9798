using Certs.Core.Documents;
using Certs.Core.Registry;
using Certs.Server.Refusals;
using Certs.Server.Storage;

namespace Certs.Server.Issuing;

/// <summary>Makes what an agency signs with keys of its own.</summary>
/// <remarks>
/// <list type="number">
/// <item>The caller may act for the agency, and the node may issue at all.</item>
/// <item>The order is held against type, rights and registered keys, wherever their private parts are.</item>
/// <item>Payload, disclosures and number are kept for a day. From here on the number is given, also if nobody ever
/// signs: a signature over it may exist.</item>
/// </list>
/// </remarks>
internal sealed class PrepareCertificate(
    IssuingGate gate, IssuerDirectory issuers, CertificateMaker maker, PreparedStore store)
{
    /// <summary>How long signatures can be brought.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>Runs the steps. A repeated request gets what was prepared first.</summary>
    /// <exception cref="RefusedException">It is refused; nothing is stored.</exception>
    public async Task<PreparedOrder> RunAsync(IssueOrder order, CancellationToken cancellationToken)
    {
        if (!order.Caller.MayIssueFor(order.Agency)
            || await issuers.FindAsync(order.Agency, cancellationToken) is not { } issuer)
        {
            throw new RefusedException(
                RefusalReason.NotPermitted, $"The caller may not issue for {order.Agency}.");
        }

        if (order.Suites.Count == 0)
        {
            throw new RefusedException(RefusalReason.FieldInvalid, "content.suites", "One or more suites.");
        }

        (DateTimeOffset now, RegistryView? registry) = gate.Pass();
        PreparedCertificate prepared = await maker.PrepareAsync(order, issuer, _ => true, registry, now);
        PrepareResult result = await store.AddAsync(
            new PreparedRow(
                order.Agency, order.RequestId, order.ContentDigest, prepared.Payload.Number, order.Type, now,
                now + Lifetime, prepared.ToStoredForm()),
            now);
        return Answer(order, result);
    }

    private static PreparedOrder Answer(IssueOrder order, PrepareResult result) => result switch
    {
        PrepareResult.Prepared(PreparedRow row) when row.ContentDigest == order.ContentDigest =>
            new PreparedOrder(PreparedCertificate.FromStoredForm(row.Content), row.ExpiresAt),
        PrepareResult.NumberTaken => throw new RefusedException(
            RefusalReason.SerialTaken, "content.serial", "Never given before for this agency and type."),
        _ => throw new RefusedException(
            RefusalReason.RequestIdReused, "request_id", "Used before, for other content or a finished certificate."),
    };
}
