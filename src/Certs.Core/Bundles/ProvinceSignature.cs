using Certs.Core.Evm;

namespace Certs.Core.Bundles;

/// <summary>A province's signature on a trust file or a checkpoint.</summary>
/// <param name="Province">Who signed.</param>
/// <param name="Value">The signature with its parity, so that the account follows from it.</param>
public sealed record ProvinceSignature(ushort Province, RecoverableSignature Value);
