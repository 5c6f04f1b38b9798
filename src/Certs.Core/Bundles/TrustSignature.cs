using Certs.Core.Evm;

namespace Certs.Core.Bundles;

/// <summary>A province's signature on a trust file.</summary>
/// <param name="Province">Who signed.</param>
/// <param name="Value">The signature with its parity, so that the account follows from it.</param>
public sealed record TrustSignature(ushort Province, RecoverableSignature Value);
