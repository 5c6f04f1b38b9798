using Certs.Core.Suites.Native;

namespace Certs.Core.Suites;

/// <summary>
/// Verifies RSA signatures of PS256 or RS256, which have exactly the length of the modulus.
/// </summary>
internal sealed class RsaVerifier(Suite suite, KeyHandle key, int modulusBytes) : IVerifier
{
    private readonly KeyContextPool _contexts =
        new(() => RsaPadding.Set(suite, KeyContexts.ForVerifying(key)));

    /// <inheritdoc />
    public bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != modulusBytes)
        {
            return false;
        }

        Span<byte> hash = stackalloc byte[Hashing.Sha256Length];
        Hashing.Sha256(data, hash);
        return KeyContexts.Verify(_contexts, signature, hash);
    }
}
