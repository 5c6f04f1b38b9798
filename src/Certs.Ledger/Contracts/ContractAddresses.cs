using Certs.Core.Evm;

namespace Certs.Ledger.Contracts;

/// <summary>Where the six contracts of a consortium are.</summary>
/// <param name="Consortium">Members and their decisions.</param>
/// <param name="Suites">The signature suites.</param>
/// <param name="Issuers">Agencies, their types and keys.</param>
/// <param name="Recognition">The relying provinces' rules.</param>
/// <param name="Anchors">Batch roots.</param>
/// <param name="Status">Changed certificates.</param>
public sealed record ContractAddresses(
    Address Consortium, Address Suites, Address Issuers, Address Recognition, Address Anchors, Address Status)
{
    /// <summary>All six, in the order of <see cref="ContractArtifact.Names"/>.</summary>
    public IReadOnlyList<Address> All => [Consortium, Suites, Issuers, Recognition, Anchors, Status];

    /// <summary>The five that count their events: all but the anchors.</summary>
    public IReadOnlyList<Address> Counting => [Consortium, Suites, Issuers, Recognition, Status];
}
