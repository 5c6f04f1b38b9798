using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Certs.Server.Hosting;

/// <summary>Tells whether a client certificate is one of ours. What it may do is <see cref="RolesFile"/>'s.</summary>
internal sealed class ClientCertificates(X509Certificate2 root, TimeProvider clock)
{
    private const string ClientAuth = "1.3.6.1.5.5.7.3.2";

    /// <summary>SHA-256 of the certificate's SPKI, lower-case hexadecimal: what roles are granted to.</summary>
    public static string FingerprintOf(X509Certificate2 certificate) =>
        Convert.ToHexStringLower(SHA256.HashData(certificate.PublicKey.ExportSubjectPublicKeyInfo()));

    /// <summary>True when the certificate's period has begun and not ended.</summary>
    public bool IsInPeriod(X509Certificate2 certificate)
    {
        DateTime now = clock.GetUtcNow().UtcDateTime;
        return certificate.NotBefore.ToUniversalTime() <= now && now <= certificate.NotAfter.ToUniversalTime();
    }

    /// <summary>
    /// True when the certificate chains to our own authority alone, is within its period, is no authority itself and
    /// may be used by clients (RFC 5280 §4.2.1.12). The system's trusted roots do not count.
    /// </summary>
    public bool IsGood(X509Certificate2 certificate)
    {
        using X509Chain chain = new();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(root);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = clock.GetUtcNow().UtcDateTime;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ClientAuth));
        return chain.Build(certificate) && HasClientUsage(certificate) && !IsAuthority(certificate);
    }

    // A certificate without the extension passes the chain's policy; here it must say what it is for.
    private static bool HasClientUsage(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>()
            .Any(usage => usage.EnhancedKeyUsages.Cast<Oid>().Any(oid => oid.Value == ClientAuth));

    private static bool IsAuthority(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(basic => basic.CertificateAuthority);
}
