namespace Certs.Core.Verification;

/// <summary>Two blocks of one height, each proven: somebody shows different chains to different people.</summary>
/// <param name="Known">What was known.</param>
/// <param name="Shown">What was shown now.</param>
public sealed record BlockContradiction(BlockProof Known, BlockProof Shown);
