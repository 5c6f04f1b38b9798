namespace Certs.Core.Recognition;

/// <summary>The bridge statement by which a certificate is recognised.</summary>
/// <param name="Agency">The bridging agency.</param>
/// <param name="Statement">The statement's leaf.</param>
/// <param name="Handle">SHA-256 of its handle: the key of its status.</param>
/// <param name="Expires">The first moment at which it no longer holds.</param>
public sealed record BridgeUsed(AgencyId Agency, Hash32 Statement, Hash32 Handle, DateTimeOffset Expires);
