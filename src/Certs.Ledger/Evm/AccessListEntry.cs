using Certs.Core;
using Certs.Core.Evm;

namespace Certs.Ledger.Evm;

/// <summary>
/// A contract and the storage slots of it that a transaction announces to touch (EIP-2930).
/// </summary>
/// <param name="Contract">The contract.</param>
/// <param name="Slots">The slots; may be empty.</param>
public sealed record AccessListEntry(Address Contract, IReadOnlyList<Hash32> Slots);
