using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Certs.Grpc.Tests.Hosting;

/// <summary>A certificate of a server and one of a client, both self-signed and fresh.</summary>
internal sealed class TestCertificates : IDisposable
{
    public X509Certificate2 Server { get; } = Make("CN=localhost", "localhost");

    public X509Certificate2 Client { get; } = Make("CN=agency 62", "agency.gansu.test");

    public void Dispose()
    {
        Server.Dispose();
        Client.Dispose();
    }

    private static X509Certificate2 Make(string subject, string dnsName)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new(subject, key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName(dnsName);
        request.CertificateExtensions.Add(names.Build());
        DateTimeOffset now = DateTimeOffset.UtcNow;
        using X509Certificate2 certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }
}
