using Certs.Core;

namespace Certs.Server.Administration;

/// <summary>An agency that is on the chain and stored here.</summary>
/// <param name="Agency">The number that the chain gave it.</param>
/// <param name="Order">What was entered.</param>
internal sealed record EnteredAgency(AgencyId Agency, AgencyOrder Order);
