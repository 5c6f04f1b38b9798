using Certs.Core.Suites.Native;

namespace Certs.Core.Suites;

/// <summary>
/// A public key that passed the rules of its suite, ready to verify. Any number of threads may use it at
/// once; make it once and keep it, since loading costs as much as several signatures.
/// </summary>
/// <remarks>
/// A signature is never an identity: of most signatures a second one over the same data can be made without
/// the private key (ECDSA: r, n−s). Compare payload digests, not signatures.
/// </remarks>
public sealed class VerificationKey
{
    private readonly IVerifier _verifier;
    private readonly byte[] _spki;
    private readonly byte[] _keyId;

    private VerificationKey(Suite suite, byte[] spki, IVerifier verifier)
    {
        Suite = suite;
        _spki = spki;
        _keyId = Hashing.Sha256(spki);
        _verifier = verifier;
    }

    /// <summary>The one suite that this key verifies.</summary>
    public Suite Suite { get; }

    /// <summary>The key as canonical DER SubjectPublicKeyInfo (RFC 5280 §4.1.2.7).</summary>
    public ReadOnlyMemory<byte> Spki => _spki;

    /// <summary>The key's identity: the SHA-256 hash value of <see cref="Spki"/>, 32 bytes.</summary>
    public ReadOnlyMemory<byte> KeyId => _keyId;

    /// <summary>What verifies.</summary>
    internal IVerifier Verifier => _verifier;

    /// <summary>Loads a public key for one suite.</summary>
    /// <param name="suite">The suite it is registered for; the key must be of exactly that type.</param>
    /// <param name="spki">
    /// DER SubjectPublicKeyInfo. For SM2 the dialect with the SM2 identifier in the place of the algorithm is
    /// taken too and normalised; every other deviation is refused.
    /// </param>
    /// <exception cref="KeyRefusedException">
    /// A rule of the suite is broken; the reason says which.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The suite is not in the table.</exception>
    public static VerificationKey Import(Suite suite, ReadOnlySpan<byte> spki) =>
        Import(suite, spki, KeyTypes.MakeVerifier);

    /// <summary>Loads a public key that is verified with by libcrypto, whatever its suite.</summary>
    /// <remarks>A second opinion for tests at start, and what the arithmetic of our own is measured by.</remarks>
    /// <exception cref="KeyRefusedException">
    /// A rule of the suite is broken; the reason says which.
    /// </exception>
    internal static VerificationKey ImportNative(Suite suite, ReadOnlySpan<byte> spki) =>
        Import(suite, spki, KeyTypes.MakeNativeVerifier);

    private static VerificationKey Import(
        Suite suite, ReadOnlySpan<byte> spki, Func<Suite, KeyHandle, ReadOnlySpan<byte>, IVerifier> make)
    {
        SuiteTable.Get(suite);
        PublicKeyInfo info = PublicKeyInfo.Read(suite, spki);
        byte[] canonical = KeyTypes.Check(suite, info);

        KeyHandle key = KeyCodec.ReadPublic(canonical);
        if (key.IsInvalid || LibCrypto.EVP_PKEY_is_a(key, KeyTypes.NativeType(suite)) != 1)
        {
            key.Dispose();
            throw new KeyRefusedException(suite, KeyRefusal.Malformed);
        }

        return new VerificationKey(suite, canonical, make(suite, key, info.Key.Span));
    }

    /// <summary>
    /// Whether <paramref name="signature"/> is a signature of this key over <paramref name="data"/>.
    /// </summary>
    /// <param name="data">The signed bytes as they are; hashing is part of the suite.</param>
    /// <param name="signature">
    /// r‖s of fixed length for elliptic curves (IEEE P1363; DER is refused), 64 bytes for Ed25519, the length
    /// of the modulus for RSA. Anything else is simply not a signature of this key.
    /// </param>
    public bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        _verifier.Verify(data, signature);
}
