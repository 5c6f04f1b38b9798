using Certs.Core.Proofs;
using Certs.Core.Registry;
using Certs.Core.Verification;

namespace Certs.Core.Bundles;

/// <summary>A block that is proven to be of the trust file's chain.</summary>
/// <param name="Head">Its name.</param>
/// <param name="Header">Its members.</param>
/// <param name="How">How it was proven, for people.</param>
/// <param name="Proof">The same for other verifiers; null: nobody sealed it, and a development chain is believed.</param>
internal sealed record ProvenBlock(ChainHead Head, ChainHeader Header, string How, BlockProof? Proof);
