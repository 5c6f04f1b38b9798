using Certs.Core;

namespace Certs.Server.Storage;

/// <summary>The certificates of one agency that are in no batch yet.</summary>
/// <param name="Agency">The agency.</param>
/// <param name="FirstPosition">The first of them.</param>
/// <param name="Count">How many; 0: none waits.</param>
internal sealed record WaitingLeaves(AgencyId Agency, long FirstPosition, long Count);
