using Certs.Core.Documents;
using Certs.Core.Registry;
using Certs.Server.Issuing;
using Certs.Server.Keys;
using Certs.Server.Storage;

namespace Certs.Server.Lifecycle;

/// <summary>Makes and signs a certificate that takes another's place, with keys that are held here.</summary>
internal sealed class NewCertificates(IssuerDirectory issuers, CertificateMaker maker, ISigningKeys keys)
{
    /// <summary>The signed certificate, not stored yet.</summary>
    /// <exception cref="Refusals.RefusedException">A field breaks a rule, or the agency may not issue this.</exception>
    public async Task<NewCertificate> MakeAsync(
        IssueOrder order, RegistryView? registry, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Issuer issuer = await issuers.FindAsync(order.Agency, cancellationToken) ?? throw ChangeRights.NotFound();
        PreparedCertificate prepared = await maker.PrepareAsync(
            order, issuer, key => key.IsHeldHere && keys.Holds(key.KeyId), registry, now);
        return await maker.SignAsync(order, prepared, cancellationToken);
    }
}
