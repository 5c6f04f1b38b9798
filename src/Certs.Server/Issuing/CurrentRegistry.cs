using Certs.Core;
using Certs.Core.Registry;

namespace Certs.Server.Issuing;

/// <summary>
/// What the chain's registries say at the newest trusted block. Unavailable when there is no chain to ask: issuing then
/// goes by what is entered here, and every verifier by what the chain says.
/// </summary>
internal delegate Lookup<RegistryView> CurrentRegistry();
