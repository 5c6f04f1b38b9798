namespace Certs.Server.Statistics;

/// <summary>What is counted of a bridge statement that somebody asked for.</summary>
/// <param name="Month">The month in which it was on the chain.</param>
/// <param name="Issuing">The province that issued the certificate.</param>
/// <param name="Relying">The province that the statement is for.</param>
/// <param name="Duration">How long it took from the request to the chain (<see cref="DurationStep"/>).</param>
internal readonly record struct BridgeKind(Month Month, ushort Issuing, ushort Relying, byte Duration);
