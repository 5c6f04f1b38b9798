using System.Security.Cryptography;
using System.Text;
using Certs.Core;
using Certs.Core.Suites;

namespace Certs.Server.Keys;

/// <summary>
/// Encrypts and opens key files with one passphrase: PBKDF2 stretches it once for a salt, HKDF makes a key of its own
/// for every file, AES-256-GCM binds the content to agency, suite and key id.
/// </summary>
internal sealed class KeySealing : IDisposable
{
    private const int KeyBytes = 32;
    private const int TagBytes = 16;
    private const int MostIterations = 10_000_000;

    private readonly byte[] _passphrase;
    private readonly Dictionary<(string Salt, int Iterations), byte[]> _stretched = [];

    /// <summary>Takes a copy of the passphrase.</summary>
    public KeySealing(ReadOnlySpan<byte> passphrase) => _passphrase = passphrase.ToArray();

    /// <summary>Encrypts a private key.</summary>
    public KeyFile Seal(AgencyId agency, SigningKey key, byte[] salt, int iterations)
    {
        byte[] keyId = SHA256.HashData(key.Public.Spki.Span);
        byte[] nonce = RandomNumberGenerator.GetBytes(12);
        KeyFile file = new(
            KeyFile.CurrentFormat, agency.ToString(), key.Public.Suite, keyId, iterations, salt, nonce, []);
        byte[] plain = key.ExportPkcs8();
        try
        {
            using AesGcm cipher = new(FileKey(file), TagBytes);
            byte[] sealedKey = new byte[plain.Length + TagBytes];
            cipher.Encrypt(
                nonce, plain, sealedKey.AsSpan(0, plain.Length), sealedKey.AsSpan(plain.Length),
                file.AssociatedData());
            return file with { Ciphertext = sealedKey };
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    /// <summary>Opens a file. The key is the one that the file names, or it does not open.</summary>
    /// <exception cref="CryptographicException">Another passphrase, or something was changed.</exception>
    /// <exception cref="KeyRefusedException">What was encrypted is no key of that suite.</exception>
    public SigningKey Open(KeyFile file)
    {
        if (file.Iterations is < 1 or > MostIterations || file.Ciphertext.Length <= TagBytes)
        {
            throw new CryptographicException("The file's numbers are out of range.");
        }

        byte[] plain = new byte[file.Ciphertext.Length - TagBytes];
        try
        {
            using AesGcm cipher = new(FileKey(file), TagBytes);
            cipher.Decrypt(
                file.Nonce, file.Ciphertext.AsSpan(0, plain.Length), file.Ciphertext.AsSpan(plain.Length), plain,
                file.AssociatedData());
            SigningKey key = SigningKey.Import(file.Suite, plain);
            return SHA256.HashData(key.Public.Spki.Span).AsSpan().SequenceEqual(file.KeyId)
                ? key
                : throw new CryptographicException("The file names another key than it holds.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_passphrase);
        foreach (byte[] key in _stretched.Values)
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private byte[] FileKey(KeyFile file)
    {
        (string, int) name = (Convert.ToHexString(file.Salt), file.Iterations);
        if (!_stretched.TryGetValue(name, out byte[]? stretched))
        {
            stretched = Rfc2898DeriveBytes.Pbkdf2(
                _passphrase, file.Salt, file.Iterations, HashAlgorithmName.SHA256, KeyBytes);
            _stretched.Add(name, stretched);
        }

        byte[] info = [.. Encoding.ASCII.GetBytes("certs/key-file"), .. file.KeyId];
        return HKDF.Expand(HashAlgorithmName.SHA256, stretched, KeyBytes, info);
    }
}
