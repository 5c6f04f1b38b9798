using Certs.Core.Bundles;
using Certs.Core.Witnessing;
using Certs.Ledger.Offline;

namespace Certs.Server.Witnessing;

/// <summary>What a caller wants signed.</summary>
/// <param name="Checkpoint">What it reads itself.</param>
/// <param name="Facts">The facts.</param>
/// <param name="Signature">Its own signature on it; null: it is no province.</param>
internal sealed record CoSignOrder(
    Checkpoint Checkpoint, IReadOnlyList<FactQuestion> Facts, ProvinceSignature? Signature);
