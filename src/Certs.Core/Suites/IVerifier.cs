namespace Certs.Core.Suites;

/// <summary>Verifies signatures of one public key. Any number of threads at once.</summary>
internal interface IVerifier
{
    /// <summary>
    /// Whether <paramref name="signature"/> is this key's signature over <paramref name="data"/>.
    /// </summary>
    bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature);
}
