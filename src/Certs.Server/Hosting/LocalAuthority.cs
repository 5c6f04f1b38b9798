using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Certs.Server.Hosting;

/// <summary>
/// The node's own certificate authority: made at the first start in <c>&lt;data&gt;/tls</c>, signs the server's
/// certificate and one client certificate per role. A province with a PKI puts its own files there instead.
/// </summary>
/// <remarks>
/// <c>ca.crt</c>, <c>server.crt/.key</c>, <c>issuer.crt/.key</c>, <c>verifier.crt/.key</c>, <c>operator.crt/.key</c>,
/// <c>supervisor.crt/.key</c>, PEM, keys readable by the owner only. Profiles per RFC 5280 §4.2: the CA signs certificates only, clients have the
/// extended key usage clientAuth, the server serverAuth.
/// </remarks>
internal sealed class LocalAuthority
{
    private const string ServerAuth = "1.3.6.1.5.5.7.3.1";
    private const string ClientAuth = "1.3.6.1.5.5.7.3.2";
    private static readonly TimeSpan AuthorityLife = TimeSpan.FromDays(3650);
    private static readonly TimeSpan LeafLife = TimeSpan.FromDays(825);

    private readonly string _folder;

    private LocalAuthority(string folder, X509Certificate2 root, X509Certificate2 server)
    {
        _folder = folder;
        Root = root;
        Server = server;
    }

    /// <summary>The authority's certificate: the only root that client certificates are checked against.</summary>
    public X509Certificate2 Root { get; }

    /// <summary>The server's certificate with its private key.</summary>
    public X509Certificate2 Server { get; }

    /// <summary>Opens the authority in <paramref name="dataFolder"/>, making what is missing.</summary>
    /// <param name="dataFolder">The node's data folder.</param>
    /// <param name="now">The present moment; new certificates begin five minutes before it.</param>
    public static LocalAuthority Open(string dataFolder, DateTimeOffset now)
    {
        string folder = Path.Combine(dataFolder, "tls");
        PrivateFiles.MakeFolder(folder);
        if (!File.Exists(Path.Combine(folder, "ca.crt")))
        {
            Make(folder, now);
        }

        X509Certificate2 root = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(folder, "ca.crt"));
        X509Certificate2 server = X509Certificate2.CreateFromPemFile(
            Path.Combine(folder, "server.crt"), Path.Combine(folder, "server.key"));
        return new LocalAuthority(folder, root, server);
    }

    /// <summary>The SPKI fingerprint of the client certificate made for <paramref name="role"/>.</summary>
    public string FingerprintOf(Role role)
    {
        using X509Certificate2 certificate =
            X509CertificateLoader.LoadCertificateFromFile(Path.Combine(_folder, FileName(role) + ".crt"));
        return ClientCertificates.FingerprintOf(certificate);
    }

    // The authority's own key is written last: a start that was cut off leaves no ca.crt and makes everything anew.
    private static void Make(string folder, DateTimeOffset now)
    {
        using ECDsa rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=Certs local authority", rootKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        using X509Certificate2 root = request.CreateSelfSigned(now.AddMinutes(-5), now + AuthorityLife);

        MakeLeaf(folder, "server", ServerAuth, root, now);
        foreach (Role role in Enum.GetValues<Role>())
        {
            MakeLeaf(folder, FileName(role), ClientAuth, root, now);
        }

        PrivateFiles.Write(Path.Combine(folder, "ca.key"), rootKey.ExportPkcs8PrivateKeyPem());
        PrivateFiles.Write(Path.Combine(folder, "ca.crt"), root.ExportCertificatePem());
    }

    private static void MakeLeaf(string folder, string name, string usage, X509Certificate2 root, DateTimeOffset now)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new($"CN=certs {name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], true));
        request.CertificateExtensions.Add(
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(root, true, false));
        if (usage == ServerAuth)
        {
            SubjectAlternativeNameBuilder names = new();
            names.AddDnsName("localhost");
            names.AddIpAddress(IPAddress.Loopback);
            request.CertificateExtensions.Add(names.Build());
        }

        byte[] serial = RandomNumberGenerator.GetBytes(16);
        serial[0] &= 0x7f;
        using X509Certificate2 certificate = request.Create(root, now.AddMinutes(-5), now + LeafLife, serial);
        PrivateFiles.Write(Path.Combine(folder, name + ".key"), key.ExportPkcs8PrivateKeyPem());
        PrivateFiles.Write(Path.Combine(folder, name + ".crt"), certificate.ExportCertificatePem());
    }

    private static string FileName(Role role) => role switch
    {
        Role.Verifier => "verifier",
        Role.Issuer => "issuer",
        Role.Operator => "operator",
        Role.Supervisor => "supervisor",
    };
}
