using Certs.Core.Evm;

namespace Certs.Core.Bundles;

/// <summary>A province that may sign trust files.</summary>
/// <param name="Province">Its code (GB/T 2260, two digits).</param>
/// <param name="Account">The account by which the consortium knows it: its admin's.</param>
public sealed record TrustSigner(ushort Province, Address Account);
