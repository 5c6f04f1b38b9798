namespace Certs.Core.Verification;

/// <summary>A chain node that confirmed the view's block.</summary>
/// <param name="Node">The node's name in the verifier's configuration.</param>
/// <param name="BlockNumber">The height that the node was at when it confirmed.</param>
public sealed record NodeObservation(string Node, long BlockNumber);
