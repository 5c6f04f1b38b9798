using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Certs.Cli.Service;

namespace Certs.Server.Tests.Hosting;

/// <summary>Makes client certificates that should and should not be taken, signed by a node's own authority or not.</summary>
internal sealed class BadCertificates : IDisposable
{
    private const string ClientAuth = "1.3.6.1.5.5.7.3.2";
    private const string Operator = "CN=certs operator";
    private const string ServerAuth = "1.3.6.1.5.5.7.3.1";

    private readonly NodeProcess _node;
    private readonly X509Certificate2 _authority;

    public BadCertificates(NodeProcess node)
    {
        _node = node;
        _authority = RawCaller.CertificateOf(node, "ca");
    }

    private static DateTimeOffset Now => DateTimeOffset.UtcNow;

    /// <summary>One in order.</summary>
    /// <param name="until">The end of its period; null: in an hour.</param>
    public X509Certificate2 Good(DateTimeOffset? until = null) => Make(_authority, [ClientAuth], until: until);

    /// <summary>The certificate of that kind of defect; all else about it is in order.</summary>
    public X509Certificate2 Make(string defect) => defect switch
    {
        "expired" => Make(_authority, [ClientAuth], until: Now.AddMinutes(-1)),
        "not yet valid" => Make(_authority, [ClientAuth], Now.AddHours(1), Now.AddHours(2)),
        "no extended key usage" => Make(_authority, []),
        "server authentication only" => Make(_authority, [ServerAuth]),
        "self-signed" => SelfSigned(Operator, isAuthority: false),
        "another authority of the same name" => OfAnotherAuthority(),
        "the authority itself" => RawCaller.CertificateOf(_node, "ca"),
        "an authority below ours" => Make(_authority, [ClientAuth], isAuthority: true),
        "signed by the issuer's certificate" => SignedByALeaf(),
        "the server's own certificate" => RawCaller.CertificateOf(_node, "server"),
        _ => throw new ArgumentOutOfRangeException(nameof(defect), defect, null),
    };

    public void Dispose() => _authority.Dispose();

    private X509Certificate2 OfAnotherAuthority()
    {
        using X509Certificate2 other = SelfSigned(_authority.Subject, isAuthority: true);
        return Make(other, [ClientAuth]);
    }

    private X509Certificate2 SignedByALeaf()
    {
        using X509Certificate2 leaf = RawCaller.CertificateOf(_node, "issuer");
        return Make(leaf, [ClientAuth]);
    }

    private static X509Certificate2 SelfSigned(string subject, bool isAuthority)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = Request(subject, key, isAuthority, [ClientAuth]);
        return request.CreateSelfSigned(Now.AddHours(-2), Now.AddHours(1));
    }

    // The generator is used, and not the shorter call, because that one refuses to sign with what is no authority.
    private static X509Certificate2 Make(
        X509Certificate2 signer, string[] usages, DateTimeOffset? from = null, DateTimeOffset? until = null,
        bool isAuthority = false)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using ECDsa signing = signer.GetECDsaPrivateKey()!;
        using X509Certificate2 bare = Request(Operator, key, isAuthority, usages).Create(
            signer.SubjectName, X509SignatureGenerator.CreateForECDsa(signing), from ?? Now.AddMinutes(-4),
            until ?? Now.AddHours(1),
            RandomNumberGenerator.GetBytes(8));
        return bare.CopyWithPrivateKey(key);
    }

    private static CertificateRequest Request(string subject, ECDsa key, bool isAuthority, string[] usages)
    {
        CertificateRequest request = new(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, true));
        if (usages.Length > 0)
        {
            request.CertificateExtensions.Add(
                new X509EnhancedKeyUsageExtension([.. usages.Select(usage => new Oid(usage))], true));
        }

        return request;
    }
}
