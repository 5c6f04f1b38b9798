using Certs.Core.Suites.Native;

namespace Certs.Core.Suites;

/// <summary>Makes RSA signatures of PS256 or RS256.</summary>
internal sealed class RsaSigner(Suite suite, KeyHandle key, int modulusBytes) : ISigner
{
    private readonly KeyContextPool _contexts = new(() => RsaPadding.Set(suite, KeyContexts.ForSigning(key)));

    /// <inheritdoc />
    public int SignatureLength => modulusBytes;

    /// <inheritdoc />
    public void Sign(ReadOnlySpan<byte> data, Span<byte> signature)
    {
        Span<byte> hash = stackalloc byte[Hashing.Sha256Length];
        Hashing.Sha256(data, hash);
        KeyContexts.Sign(_contexts, hash, signature[..modulusBytes]);
    }

    /// <inheritdoc />
    public void Dispose() => _contexts.Clear();
}
