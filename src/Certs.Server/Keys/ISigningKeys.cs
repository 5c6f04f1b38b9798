using Certs.Core;

namespace Certs.Server.Keys;

/// <summary>
/// Where private keys live. One implementation keeps them in files; a hardware module or another machine can stand
/// behind the same two questions.
/// </summary>
internal interface ISigningKeys
{
    /// <summary>Whether the private part of a key is here.</summary>
    /// <param name="keyId">SHA-256 of the key's SPKI.</param>
    bool Holds(Hash32 keyId);

    /// <summary>Signs with a key that <see cref="Holds"/> says is here, in the key's only suite.</summary>
    /// <param name="keyId">SHA-256 of the key's SPKI.</param>
    /// <param name="input">The bytes to sign as they are; the suite hashes them.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="SigningKeyException">The key is not here, or cannot be used now.</exception>
    ValueTask<byte[]> SignAsync(Hash32 keyId, ReadOnlyMemory<byte> input, CancellationToken cancellationToken);
}
