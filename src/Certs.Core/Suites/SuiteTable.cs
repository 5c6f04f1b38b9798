using System.Collections.Frozen;
using System.Globalization;

namespace Certs.Core.Suites;

/// <summary>The closed table of suites, in the order of their numbers.</summary>
public static class SuiteTable
{
    private static readonly SuiteInfo[] Rows =
    [
        new(Suite.ES256, "ES256", "ECDSA（P-256，SHA-256）", "ECDSA with P-256 and SHA-256",
            "1.2.840.10045.4.3.2", Oids.P256, 64),
        new(Suite.ES384, "ES384", "ECDSA（P-384，SHA-384）", "ECDSA with P-384 and SHA-384",
            "1.2.840.10045.4.3.3", Oids.P384, 96),
        new(Suite.PS256, "PS256", "RSA-PSS（SHA-256）", "RSA-PSS with SHA-256",
            "1.2.840.113549.1.1.10", Oids.Rsa, null),
        new(Suite.RS256, "RS256", "RSA PKCS#1 v1.5（SHA-256）", "RSA PKCS #1 v1.5 with SHA-256",
            "1.2.840.113549.1.1.11", Oids.Rsa, null),
        new(Suite.EdDSA, "EdDSA", "EdDSA（Ed25519）", "EdDSA with Ed25519",
            Oids.Ed25519, Oids.Ed25519, 64),
        new(Suite.SM2, "SM2", "国密 SM2（SM3）", "SM2 with SM3 (Chinese national algorithms)",
            "1.2.156.10197.1.501", Oids.Sm2, 64),
    ];

    private static readonly FrozenDictionary<string, Suite> ByAlg =
        Rows.ToFrozenDictionary(row => row.Alg, row => row.Suite, StringComparer.Ordinal);

    /// <summary>All suites, ascending by number.</summary>
    public static IReadOnlyList<SuiteInfo> All { get; } = Rows.AsReadOnly();

    /// <summary>What is fixed about <paramref name="suite"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not in the table.</exception>
    public static SuiteInfo Get(Suite suite)
    {
        int row = (int)suite - 1;
        return row >= 0 && row < Rows.Length
            ? Rows[row]
            : throw new ArgumentOutOfRangeException(nameof(suite), suite, "No such suite.");
    }

    /// <summary>Whether <paramref name="suite"/> is a number of the table.</summary>
    public static bool Contains(Suite suite) => (int)suite >= 1 && (int)suite <= Rows.Length;

    /// <summary>
    /// The suite's name for messages: its <c>alg</c>, or the number alone of one that this implementation does not have
    /// but a registry names.
    /// </summary>
    public static string NameOf(Suite suite) =>
        Contains(suite) ? Get(suite).Alg : ((ushort)suite).ToString(CultureInfo.InvariantCulture);

    /// <summary>Finds the suite with the name <paramref name="alg"/>; case and every byte count.</summary>
    /// <param name="alg">The value of <c>alg</c>.</param>
    /// <param name="suite">The suite; no member of the enum when the answer is false.</param>
    public static bool TryFromAlg(string alg, out Suite suite) => ByAlg.TryGetValue(alg, out suite);
}
