using Certs.Core;
using Certs.Core.Documents;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Testing.Timelines;
using Certs.Testing.Verification;

namespace Certs.Server.Tests.Scenarios;

/// <summary>A case with its places on a chain.</summary>
/// <param name="Case">What the lines are asked about.</param>
/// <param name="Lines">The lines.</param>
/// <param name="Agency">The agency that is "the agency" here.</param>
/// <param name="Relying">The province that is "the relying province" here.</param>
/// <param name="WritesRules">Whether it is the first case of that province, so that the rules are written once.</param>
internal sealed record WorldCase(
    TimelineCase Case, IReadOnlyList<TimelineScenario> Lines, AgencyId Agency, ushort Relying, bool WritesRules)
{
    /// <summary>The document; its path names no block before it is anchored.</summary>
    public CertificateDocument Document { get; set; } = null!;

    /// <summary>What is to be anchored.</summary>
    public AnchorRecord Anchor { get; set; } = null!;

    /// <summary>
    /// The agency's key of a suite. RSA keys take long to make, so agencies share them; no line turns on whose they
    /// are.
    /// </summary>
    public SigningKey KeyOf(Suite suite) =>
        suite is Suite.RS256 or Suite.PS256 ? TestKeys.Of(suite) : TestKeys.Of(suite, Agency.ToString());

    /// <summary>The document's bytes, once it is anchored.</summary>
    public byte[] Bytes => DocumentWriter.Write(Document);
}
