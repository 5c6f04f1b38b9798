using Certs.Core.Evm;

namespace Certs.Core.Bundles;

/// <summary>A contract that a verifier without a network believes the proofs of.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="CodeHash">The Keccak-256 of its code; it is never replaced.</param>
/// <param name="Layout">
/// The version of its storage layout, which says where a fact stands and how its word is read
/// (<see cref="ContractStorage"/>).
/// </param>
public sealed record TrustedContract(Address Address, Hash32 CodeHash, int Layout);
