using Certs.Core;
using Certs.Core.Registry;

namespace Certs.Ledger.Contracts;

/// <summary>A certificate's change of state to record.</summary>
/// <param name="Handle">SHA-256 of the document's handle.</param>
/// <param name="Agency">The agency that issued it.</param>
/// <param name="State">The new state.</param>
/// <param name="Reason">The reason code of the closed list; 0: none given.</param>
/// <param name="EffectiveFrom">From when it holds.</param>
/// <param name="ExpectedSequence">
/// The sequence number that the chain holds now; 0 for the first change.
/// </param>
public sealed record StatusChange(
    Hash32 Handle, AgencyId Agency, CertificateState State, byte Reason, DateTimeOffset EffectiveFrom,
    uint ExpectedSequence)
{
    /// <summary>SHA-256 of what else is to be said of it; zero: nothing.</summary>
    public Hash32 Detail { get; init; }
}
