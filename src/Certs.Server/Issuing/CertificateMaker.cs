using Certs.Core;
using Certs.Core.Documents;
using Certs.Core.Numbers;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Core.Types;
using Certs.Ledger;
using Certs.Server.Keys;
using Certs.Server.Refusals;
using Certs.Server.StatusLists;
using Certs.Server.Storage;

namespace Certs.Server.Issuing;

/// <summary>
/// Makes documents out of orders. Asks neither the store nor the chain, but for entries in status lists, once for many.
/// </summary>
internal sealed class CertificateMaker(
    CertificateTypes types, ISigningKeys keys, NetworkFile network, StatusEntries statuses, TimeProvider time)
{
    private const int FirstVersion = 1;

    private readonly string _chain = network.ChainName;

    /// <summary>Holds an order against its type and the agency's rights, and writes the payload.</summary>
    /// <param name="order">The order.</param>
    /// <param name="issuer">Its agency.</param>
    /// <param name="canSign">Whether a key's private part can be reached.</param>
    /// <param name="registry">What the chain says; null: it could not be asked.</param>
    /// <param name="now">The moment of issue, whole seconds.</param>
    /// <exception cref="RefusedException">A field breaks a rule, or the agency may not issue this.</exception>
    public async ValueTask<PreparedCertificate> PrepareAsync(
        IssueOrder order, Issuer issuer, Predicate<AgencyKeyRow> canSign, RegistryView? registry, DateTimeOffset now)
    {
        CertificateType type = types.Find(order.Type)
            ?? throw new RefusedException(
                RefusalReason.FieldInvalid, "content.type", "This node has no such certificate type.");
        Check(order, type, now);
        CertificateDraft draft = new()
        {
            Issuer = order.Agency,
            Profile = issuer.Profile,
            Type = type.Vct,
            TypeIntegrity = type.IntegrityDigest,
            Number = NumberOf(order, issuer, type),
            IssuedAt = now,
            NotBefore = order.ValidFrom ?? now,
            Expires = order.ValidUntil,
            Keys = IssuingRights.Select(issuer, type, order.Suites, canSign, registry, now),
            Handle = RandomStock.Take(DocumentLimits.SaltBytes),
            Chain = _chain,
            Status = await statuses.NextAsync(issuer),
            HolderKey = order.HolderKey,
            Supersedes = order.Supersedes,
            Fields = order.Fields,
        };
        return Prepare(draft);
    }

    /// <summary>Signs with keys that are held here.</summary>
    public async ValueTask<NewCertificate> SignAsync(
        IssueOrder order, PreparedCertificate prepared, CancellationToken cancellationToken)
    {
        byte[][] signatures = new byte[prepared.Keys.Count][];
        for (int i = 0; i < signatures.Length; i++)
        {
            DraftKey key = prepared.Keys[i];
            signatures[i] = await keys.SignAsync(key.KeyId, prepared.SigningInput(key.Suite), cancellationToken);
        }

        return ToStore(order.RequestId, order.ContentDigest, prepared.Sign(signatures));
    }

    /// <summary>A signed document, ready to be stored.</summary>
    public static NewCertificate ToStore(Guid requestId, Hash32 contentDigest, CertificateDocument document)
    {
        Payload payload = document.Payload;
        int suites = payload.Suites.Aggregate(0, (bits, suite) => bits | (1 << ((int)suite - 1)));
        return new NewCertificate(
            payload.Issuer, requestId, contentDigest, payload.Number, payload.Type, payload.IssuedAt, (ushort)suites,
            document.ComputeLeaf(), new Hash32(Hashing.Sha256(payload.Handle.Span)), payload.Expires,
            DocumentWriter.Write(document));
    }

    private static PreparedCertificate Prepare(CertificateDraft draft)
    {
        try
        {
            return DocumentBuilder.Prepare(draft, RandomStock.Fill);
        }
        catch (DocumentFormatException broken)
        {
            throw new RefusedException(RefusalReason.FieldInvalid, $"content.{broken.Path}", $"{broken.Rule}.");
        }
    }

    private static void Check(IssueOrder order, CertificateType type, DateTimeOffset now)
    {
        List<BrokenField> broken = [.. type.Validate(order.Fields)
            .Select(violation => new BrokenField($"content.fields.{violation.Field}", $"{violation.Rule}."))];
        if (order.ValidFrom > now)
        {
            broken.Add(new BrokenField("content.valid_from", "Not later than the moment of issue."));
        }

        if (order.ValidUntil <= (order.ValidFrom ?? now))
        {
            broken.Add(new BrokenField("content.valid_until", "Later than valid_from."));
        }

        if (broken.Count > 0)
        {
            throw new RefusedException(RefusalReason.FieldInvalid, broken);
        }
    }

    private string NumberOf(IssueOrder order, Issuer issuer, CertificateType type) =>
        LicenceIdentifier
            .Create(type.TypeCode, issuer.Code, order.Serial ?? SerialNumbers.New(time.GetUtcNow()), FirstVersion)
            .ToString();
}
