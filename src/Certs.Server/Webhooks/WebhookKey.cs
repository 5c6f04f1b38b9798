using System.Security.Cryptography;
using Certs.Server.Hosting;

namespace Certs.Server.Webhooks;

/// <summary>
/// The key that this node signs webhooks with, and nothing else: ECDSA over P-256, in <c>&lt;shared&gt;/webhooks.key</c>. What
/// receivers need to check it is beside it in <c>webhooks.pub</c>.
/// </summary>
internal sealed class WebhookKey : IDisposable
{
    private readonly ECDsa _key;

    /// <summary>Reads the file in a folder, or makes it.</summary>
    public WebhookKey(string folder)
    {
        string path = Path.Combine(folder, "webhooks.key");
        _key = ECDsa.Create();
        if (File.Exists(path))
        {
            _key.ImportFromPem(File.ReadAllText(path));
        }
        else
        {
            _key.GenerateKey(ECCurve.NamedCurves.nistP256);
            PrivateFiles.Write(path, _key.ExportPkcs8PrivateKeyPem());
        }

        Spki = _key.ExportSubjectPublicKeyInfo();
        Id = Convert.ToHexStringLower(SHA256.HashData(Spki));
        string known = Path.Combine(folder, "webhooks.pub");
        if (!File.Exists(known))
        {
            PrivateFiles.Write(known, _key.ExportSubjectPublicKeyInfoPem());
        }
    }

    /// <summary>The public key: SubjectPublicKeyInfo in DER.</summary>
    public byte[] Spki { get; }

    /// <summary>SHA-256 of <see cref="Spki"/>, hexadecimal.</summary>
    public string Id { get; }

    /// <summary>Signs; r and s side by side, 64 bytes (RFC 9421 §3.3.4).</summary>
    public byte[] Sign(ReadOnlySpan<byte> data) =>
        _key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    /// <inheritdoc />
    public void Dispose() => _key.Dispose();
}
