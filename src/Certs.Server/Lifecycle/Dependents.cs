using System.Security.Cryptography;
using Certs.Core.Documents;
using Certs.Core.Lifecycle;
using Certs.Core.Verification;
using Certs.Server.Storage;
using Microsoft.Extensions.Options;

namespace Certs.Server.Lifecycle;

/// <summary>The rules for certificates that rest on others, ready for the store.</summary>
internal sealed class Dependents(IOptions<LifecycleOptions> options)
{
    /// <summary>What the store does to them with every change.</summary>
    public DependentRows Rows => new(options.Value.RuleOf, ChangeOf);

    // The rule acts, not a person: the agency that issued the dependent certificate adopted it for the type.
    private static NewStatusChange ChangeOf(StoredCertificate dependent, StoredStatusChange ofBasis, ChangeAct act)
    {
        CertificateFacts facts = CertificateFacts.Of(dependent);
        DateTimeOffset now = ofBasis.AcceptedAt;
        return new NewStatusChange(
            dependent.Id, facts.Calendar(now), now, 0,
            new ChangeDetail(
                facts.Payload.Issuer, facts.Payload.Issuer, facts.Handle, act,
                act == ChangeAct.Suspend ? ChangeReason.BasisFell : ChangeReason.BasisRestored,
                Later(ofBasis.EffectiveFrom, facts.Payload.IssuedAt), "rule for the type", null,
                $"The certificate that it rests on: {Words.Of(ofBasis.Act)} by {ofBasis.Acting}.", null,
                RandomNumberGenerator.GetBytes(DocumentLimits.SaltBytes)));
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
