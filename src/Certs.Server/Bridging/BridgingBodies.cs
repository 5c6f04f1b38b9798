using Certs.Core;
using Certs.Core.Documents;
using Certs.Core.Recognition;
using Certs.Core.Registry;
using Certs.Server.Issuing;
using Certs.Server.Keys;
using Certs.Server.Storage;

namespace Certs.Server.Bridging;

/// <summary>Finds who of this node may vouch for a certificate to a province, in a suite that the province knows.</summary>
internal sealed class BridgingBodies(IssuerDirectory issuers, ISigningKeys keys)
{
    /// <summary>A body with a key; null: none of this node may, or none has such a key.</summary>
    /// <param name="view">What the chain says.</param>
    /// <param name="issuer">The certificate's agency, which cannot vouch for itself.</param>
    /// <param name="question">The certificate, the relying province and the moment.</param>
    /// <param name="wanted">The agency that is asked for; null: any.</param>
    /// <param name="cancellationToken">Ends the wait for the store.</param>
    public async ValueTask<BridgingBody?> FindAsync(
        RegistryView view, AgencyId issuer, RecognitionQuestion question, AgencyId? wanted,
        CancellationToken cancellationToken)
    {
        foreach (Issuer candidate in await issuers.AllAsync(cancellationToken))
        {
            AgencyId agency = candidate.Agency;
            bool may = agency != issuer
                && (wanted is null || agency == wanted)
                && BridgeRules.IsBody(view, agency, question.At)
                && BridgeRules.MaySpeak(view, agency, question, question.At);
            if (may && FindKey(view, candidate, question) is { } key)
            {
                return new BridgingBody(agency, key);
            }
        }

        return null;
    }

    private DraftKey? FindKey(RegistryView view, Issuer body, RecognitionQuestion question)
    {
        foreach (AgencyKeyRow key in body.Keys)
        {
            if (key.IsHeldHere
                && keys.Holds(key.KeyId)
                && IssuingRights.MaySign(view, key, question.At)
                && BridgeRules.Recognises(view, question, body.Agency, key.Suite))
            {
                return new DraftKey(key.Suite, key.KeyId);
            }
        }

        return null;
    }
}
