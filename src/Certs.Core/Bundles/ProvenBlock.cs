using Certs.Core.Proofs;
using Certs.Core.Registry;

namespace Certs.Core.Bundles;

/// <summary>A block that is proven to be of the trust file's chain.</summary>
/// <param name="Head">Its name.</param>
/// <param name="Header">Its members.</param>
/// <param name="How">How it was proven, for people.</param>
internal sealed record ProvenBlock(ChainHead Head, ChainHeader Header, string How);
