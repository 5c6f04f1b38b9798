using Certs.Core;
using Certs.Core.Documents;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Testing.Verification;

namespace Certs.Testing.Timelines;

/// <summary>Makes the document of a scenario's licence.</summary>
public static class TimelineDocument
{
    /// <summary>The document, and what the chain is to hold of it.</summary>
    /// <param name="licence">The licence.</param>
    /// <param name="agency">The issuing agency.</param>
    /// <param name="chain">The chain as documents spell it.</param>
    /// <param name="anchorBlock">The block that anchors it.</param>
    /// <param name="keyOf">The agency's key of a suite.</param>
    public static (CertificateDocument Document, AnchorRecord Anchor) Make(
        LicenceFacts licence, AgencyId agency, string chain, long anchorBlock, Func<Suite, SigningKey> keyOf)
    {
        ArgumentNullException.ThrowIfNull(licence);
        ScenarioBuilder builder = new()
        {
            Agency = agency,
            Chain = chain,
            Keys = [.. licence.Suites.Select(keyOf)],
            IssuedAt = licence.IssuedAt,
            NotBefore = licence.NotBefore,
            Expires = licence.Expires,
            AnchoredAt = licence.AnchoredAt,
            AnchorBlock = anchorBlock,
            Seal = licence.Seal is { } seal ? TimelineSeals.MakerOf(seal) : null,
            ChangeDocument = document => licence.IsProven ? document : document with { Anchor = null },
        };
        return builder.MakeDocument();
    }
}
