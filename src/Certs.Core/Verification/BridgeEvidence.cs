using Certs.Core.Registry;

namespace Certs.Core.Verification;

/// <summary>One bridge statement with what the chain holds of it.</summary>
/// <param name="Presented">The statement, wherever it came from.</param>
/// <param name="Anchor">
/// What the chain holds under <see cref="PresentedStatement.Root"/>, read at the view's block. Of a statement
/// without a path it is not looked at.
/// </param>
public sealed record BridgeEvidence(PresentedStatement Presented, Lookup<AnchorRecord> Anchor);
