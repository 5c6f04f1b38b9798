using System.Collections.Concurrent;
using Certs.Core;
using Certs.Core.Suites;

namespace Certs.Testing.Verification;

/// <summary>Signing keys for tests, made once for the whole run, since RSA keys take a while.</summary>
public static class TestKeys
{
    private static readonly ConcurrentDictionary<(Suite Suite, string Owner), Lazy<SigningKey>> Made = new();

    /// <summary>The key of an owner; the same key at every call.</summary>
    public static SigningKey Of(Suite suite, string owner = "agency") =>
        Made.GetOrAdd(
            (suite, owner), one => new Lazy<SigningKey>(() => SigningKey.Generate(one.Suite))).Value;

    /// <summary>SHA-256 of the key's SPKI, as <c>kid</c> and the registry have it.</summary>
    public static Hash32 IdOf(SigningKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new Hash32(key.Public.KeyId.Span);
    }
}
