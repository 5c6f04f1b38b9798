using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Certs.Grpc.Tests.Interop;

/// <summary>A certification authority for one test, and its server certificate for loopback.</summary>
internal sealed class TestCertificates : IDisposable
{
    public TestCertificates()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=Certs interop test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        Authority = request.CreateSelfSigned(Now.AddHours(-1), Now.AddDays(1));
        Server = Issue();
    }

    /// <summary>The authority's certificate with its key.</summary>
    public X509Certificate2 Authority { get; }

    /// <summary>For 127.0.0.1 and localhost, with its private key.</summary>
    public X509Certificate2 Server { get; }

    /// <summary>The authority's certificate, for the clients' trust.</summary>
    public string AuthorityPem => Authority.ExportCertificatePem();

    /// <summary>The server's private key, PKCS #8.</summary>
    public string ServerKeyPem { get; private set; } = "";

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public void Dispose()
    {
        Server.Dispose();
        Authority.Dispose();
    }

    private X509Certificate2 Issue()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=localhost", key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(
            new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1", "serverAuth")], false));
        using X509Certificate2 issued = request.Create(
            Authority, Now.AddMinutes(-30), Now.AddHours(12), RandomNumberGenerator.GetBytes(16));
        using X509Certificate2 withKey = issued.CopyWithPrivateKey(key);

        ServerKeyPem = key.ExportPkcs8PrivateKeyPem();

        // Not every platform's TLS takes a key that was never in a PKCS#12 file.
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null);
    }
}
