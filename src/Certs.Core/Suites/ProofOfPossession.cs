using System.Buffers.Binary;
using System.Text;

namespace Certs.Core.Suites;

/// <summary>
/// The statement that an agency signs with a key when it registers it, so that nobody registers a key that is
/// not theirs.
/// </summary>
/// <remarks>
/// Signed is <c>"certs/pop/1" ‖ length of agency (2 bytes, big-endian) ‖ agency (UTF-8) ‖ suite (2 bytes,
/// big-endian) ‖ SPKI</c>. The first bytes hold a <c>/</c>, which no JWS signing input can, so a statement
/// never passes as the signature of a document nor the other way round.
/// </remarks>
public static class ProofOfPossession
{
    /// <summary>The longest name of an agency, in bytes of UTF-8.</summary>
    public const int MaxAgencyBytes = 256;

    private static ReadOnlySpan<byte> Domain => "certs/pop/1"u8;

    /// <summary>Signs the statement that <paramref name="agency"/> holds <paramref name="key"/>.</summary>
    /// <param name="key">The key to be registered.</param>
    /// <param name="agency">
    /// The agency as it is registered, for example its unified social credit code.
    /// </param>
    /// <exception cref="ArgumentException">The agency is empty or longer than 256 bytes.</exception>
    public static byte[] Create(SigningKey key, string agency) => key.Sign(Statement(key.Public, agency));

    /// <summary>
    /// Whether <paramref name="proof"/> shows that <paramref name="agency"/> holds the key.
    /// </summary>
    /// <param name="key">The key to be registered.</param>
    /// <param name="agency">The agency that wants to register it.</param>
    /// <param name="proof">The signature that came with the key.</param>
    /// <exception cref="ArgumentException">The agency is empty or longer than 256 bytes.</exception>
    public static bool Verify(VerificationKey key, string agency, ReadOnlySpan<byte> proof) =>
        key.Verify(Statement(key, agency), proof);

    private static byte[] Statement(VerificationKey key, string agency)
    {
        byte[] name = Encoding.UTF8.GetBytes(agency);
        if (name.Length is 0 or > MaxAgencyBytes)
        {
            throw new ArgumentException($"An agency has 1 to {MaxAgencyBytes} bytes.", nameof(agency));
        }

        byte[] lengthOfName = new byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16BigEndian(lengthOfName, (ushort)name.Length);
        byte[] suite = new byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16BigEndian(suite, (ushort)key.Suite);
        return [.. Domain, .. lengthOfName, .. name, .. suite, .. key.Spki.Span];
    }
}
