using Certs.Core;
using Certs.Core.Documents;

namespace Certs.Server.Bridging;

/// <summary>An agency of this node that may make statements, and the key that it makes them with.</summary>
/// <param name="Agency">The agency.</param>
/// <param name="Key">A key that is held here, in a suite that the relying province recognises.</param>
internal sealed record BridgingBody(AgencyId Agency, DraftKey Key);
