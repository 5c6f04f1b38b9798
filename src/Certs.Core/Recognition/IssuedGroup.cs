using Certs.Core.Suites;

namespace Certs.Core.Recognition;

/// <summary>Certificates that every rule treats alike: same agency, type and suites, without a seal.</summary>
/// <param name="Agency">The issuing agency.</param>
/// <param name="Type">SHA-256 of the certificate type's <c>vct</c>.</param>
/// <param name="Suites">The suites that have signed, ascending by number, one or more.</param>
/// <param name="Certificates">How many there are, 1 or more.</param>
public sealed record IssuedGroup(AgencyId Agency, Hash32 Type, IReadOnlyList<Suite> Suites, long Certificates);
