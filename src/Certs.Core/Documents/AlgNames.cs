using Certs.Core.Suites;

namespace Certs.Core.Documents;

/// <summary>
/// The names of the suites in <c>alg</c> and <c>suites</c>: those of JOSE, and the private name <c>SM2</c>.
/// </summary>
internal static class AlgNames
{
    /// <summary>The name in ASCII.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public static ReadOnlySpan<byte> Of(Suite suite) => suite switch
    {
        Suite.ES256 => "ES256"u8,
        Suite.ES384 => "ES384"u8,
        Suite.PS256 => "PS256"u8,
        Suite.RS256 => "RS256"u8,
        Suite.EdDSA => "EdDSA"u8,
        Suite.SM2 => "SM2"u8,
        _ => throw new ArgumentOutOfRangeException(nameof(suite), suite, "No such suite."),
    };

    /// <summary>Finds the suite with a name; every byte counts.</summary>
    public static bool TryRead(ReadOnlySpan<byte> name, out Suite suite)
    {
        for (suite = Suite.ES256; suite <= Suite.SM2; suite++)
        {
            if (name.SequenceEqual(Of(suite)))
            {
                return true;
            }
        }

        return false;
    }
}
