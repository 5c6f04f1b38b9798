using Certs.Core.Documents;
using Certs.Core.Registry;
using Certs.Server.Anchoring;
using Certs.Server.Keys;
using Certs.Server.Refusals;
using Certs.Server.Storage;

namespace Certs.Server.Issuing;

/// <summary>Issues certificates with keys that are held here, any number in one go.</summary>
/// <remarks>
/// <list type="number">
/// <item>The node may issue at all: store, queue and clock are in order.</item>
/// <item>The caller may act for the agency, or is refused.</item>
/// <item>A request that was answered before gets its first answer.</item>
/// <item>The order is held against type, rights and keys; payload and disclosures are written.</item>
/// <item>Every suite signs, and the leaf for the chain is hashed.</item>
/// <item>Certificate, number and request id are stored together. From here on the certificate exists.</item>
/// </list>
/// The chain is not asked here: the anchoring worker finds the certificate in the store.
/// </remarks>
internal sealed class IssueCertificates(
    IssuingGate gate, IssuerDirectory issuers, CertificateMaker maker, ISigningKeys keys, ICertificateStore store,
    Backlog backlog)
{
    /// <summary>Issues what can be issued.</summary>
    /// <param name="orders">
    /// The orders; a request id that stands twice is issued once. The list is emptied when the documents are made, so
    /// that orders do not grow old in memory while the disk is waited for.
    /// </param>
    /// <param name="cancellationToken">Ends it. What was being stored may then be stored or not.</param>
    /// <returns>What became of each, in the same order.</returns>
    public async Task<IssueOutcome[]> RunAsync(List<IssueOrder> orders, CancellationToken cancellationToken)
    {
        IssueOutcome?[] outcomes = await EarlierAsync(orders, cancellationToken);
        List<(int At, NewCertificate Certificate)> made = await MakeAsync(orders, outcomes, cancellationToken);
        orders.Clear();
        await StoreAsync(made, outcomes);
        return outcomes!;
    }

    /// <summary>Issues one certificate.</summary>
    /// <exception cref="RefusedException">It is refused; nothing is stored.</exception>
    public async Task<IssuedCertificate> RunAsync(IssueOrder order, CancellationToken cancellationToken) =>
        (await RunAsync([order], cancellationToken))[0] switch
        {
            IssueOutcome.Issued issued => issued.Certificate,
            IssueOutcome.Refused refused => throw refused.Why,
            _ => throw new InvalidOperationException("An order is issued or refused."),
        };

    private async Task<IssueOutcome?[]> EarlierAsync(
        List<IssueOrder> orders, CancellationToken cancellationToken)
    {
        StoredCertificate?[] earlier = await store.FindByRequestAsync(
            [.. orders.Select(order => (order.Agency, order.RequestId))], cancellationToken);
        IssueOutcome?[] outcomes = new IssueOutcome?[orders.Count];
        for (int i = 0; i < outcomes.Length; i++)
        {
            outcomes[i] = !orders[i].Caller.MayIssueFor(orders[i].Agency) ? new IssueOutcome.Refused(NotPermitted(orders[i]))
                : earlier[i] is { } answered ? Repeat(answered, orders[i].ContentDigest)
                : null;
        }

        return outcomes;
    }

    private async Task<List<(int At, NewCertificate Certificate)>> MakeAsync(
        List<IssueOrder> orders, IssueOutcome?[] outcomes, CancellationToken cancellationToken)
    {
        List<(int At, NewCertificate Certificate)> made = new(orders.Count);
        for (int i = 0; i < outcomes.Length; i++)
        {
            if (outcomes[i] is not null)
            {
                continue;
            }

            try
            {
                made.Add((i, await MakeAsync(orders[i], cancellationToken)));
            }
            catch (RefusedException refusal)
            {
                outcomes[i] = new IssueOutcome.Refused(refusal);
            }
        }

        return made;
    }

    private async ValueTask<NewCertificate> MakeAsync(IssueOrder order, CancellationToken cancellationToken)
    {
        (DateTimeOffset now, RegistryView? registry) = gate.Pass();
        Issuer issuer = await issuers.FindAsync(order.Agency, cancellationToken) ?? throw NotPermitted(order);
        PreparedCertificate prepared = await maker.PrepareAsync(
            order, issuer, key => key.IsHeldHere && keys.Holds(key.KeyId), registry, now);
        return await maker.SignAsync(order, prepared, cancellationToken);
    }

    private async Task StoreAsync(List<(int At, NewCertificate Certificate)> made, IssueOutcome?[] outcomes)
    {
        if (made.Count == 0)
        {
            return;
        }

        AddResult[] results = await store.AddAsync(made.ConvertAll(item => item.Certificate));
        int added = 0;
        for (int i = 0; i < results.Length; i++)
        {
            outcomes[made[i].At] = Outcome(results[i], made[i].Certificate);
            added += results[i] is AddResult.Added ? 1 : 0;
        }

        backlog.Add(added);
    }

    private static IssueOutcome Outcome(AddResult result, NewCertificate certificate) => result switch
    {
        AddResult.Added => new IssueOutcome.Issued(new IssuedCertificate(
            certificate.Number, certificate.Agency, certificate.Type, certificate.IssuedAt, certificate.Document, null)),
        AddResult.Earlier earlier => Repeat(earlier.Certificate, certificate.ContentDigest),
        AddResult.NumberTaken => new IssueOutcome.Refused(new RefusedException(
            RefusalReason.SerialTaken, "content.serial", "Never given before for this agency and type.")),
        _ => new IssueOutcome.Refused(RequestIdReused()),
    };

    private static IssueOutcome Repeat(StoredCertificate first, Core.Hash32 contentDigest) =>
        first.ContentDigest == contentDigest
            ? new IssueOutcome.Issued(new IssuedCertificate(
                first.Number, first.Id.Agency, first.Type, first.IssuedAt, first.Document, null))
            : new IssueOutcome.Refused(RequestIdReused());

    private static RefusedException RequestIdReused() =>
        new(RefusalReason.RequestIdReused, "request_id", "Used before, for other content.");

    // The same words whether the agency is unknown or only not the caller's: it learns nothing about others.
    private static RefusedException NotPermitted(IssueOrder order) =>
        new(RefusalReason.NotPermitted, $"The caller may not issue for {order.Agency}.");
}
