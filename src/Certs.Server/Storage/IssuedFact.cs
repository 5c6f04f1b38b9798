using Certs.Core;

namespace Certs.Server.Storage;

/// <summary>What is counted of a certificate that this node issued.</summary>
/// <param name="Agency">The issuing agency.</param>
/// <param name="Type">The certificate type's URN.</param>
/// <param name="Suites">Bit n − 1 is set when suite n has signed.</param>
/// <param name="Handle">SHA-256 of its handle: the key of its status on the chain.</param>
/// <param name="ExpiresAt">The first moment outside its validity; null: no end.</param>
internal readonly record struct IssuedFact(
    AgencyId Agency, string Type, ushort Suites, Hash32 Handle, DateTimeOffset? ExpiresAt);
