using System.Collections.Concurrent;
using System.Security.Cryptography;
using Certs.Core;
using Certs.Core.Suites;
using Certs.Ledger;

namespace Certs.Server.Keys;

/// <summary>Private keys in encrypted files, one a key, all opened with the passphrase of one file.</summary>
/// <remarks>Once loaded a key stays in memory. Files and folder are closed to everybody but their owner.</remarks>
internal sealed class KeyFolder : ISigningKeys, IDisposable
{
    private const string Extension = ".key.json";
    private const int PassphraseBytes = 32;
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;

    private readonly ConcurrentDictionary<Hash32, SigningKey> _keys = [];
    private readonly HashSet<string> _loaded = new(StringComparer.Ordinal);
    private readonly Lock _adding = new();
    private readonly string _folder;
    private readonly KeySealing _sealing;
    private readonly int _iterations;
    private byte[]? _salt;

    private KeyFolder(string folder, KeySealing sealing, int iterations)
    {
        _folder = folder;
        _sealing = sealing;
        _iterations = iterations;
    }

    /// <summary>Opens the folder and loads every key; makes folder and passphrase when they are missing.</summary>
    /// <exception cref="SigningKeyException">A file does not open, or others may read the passphrase.</exception>
    public static KeyFolder Open(KeyOptions options)
    {
        MakeFolder(options.Folder!);
        KeyFolder folder = new(options.Folder!, new KeySealing(ReadPassphrase(options)), options.Iterations);
        folder.LoadNew();
        return folder;
    }

    /// <summary>Loads the keys that other replicas have put into the folder since.</summary>
    /// <exception cref="SigningKeyException">A file does not open.</exception>
    public void LoadNew()
    {
        lock (_adding)
        {
            foreach (string path in Directory.EnumerateFiles(_folder, "*" + Extension).Order(StringComparer.Ordinal))
            {
                if (!_loaded.Contains(path))
                {
                    Load(path);
                    _loaded.Add(path);
                }
            }
        }
    }

    /// <inheritdoc />
    public bool Holds(Hash32 keyId) => _keys.ContainsKey(keyId);

    /// <inheritdoc />
    public ValueTask<byte[]> SignAsync(Hash32 keyId, ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _keys.TryGetValue(keyId, out SigningKey? key)
            ? ValueTask.FromResult(key.Sign(input.Span))
            : throw new SigningKeyException($"The key {keyId} is not in this folder.");
    }

    /// <summary>Keeps a key. When this returns, the file is on the disk. The key then belongs to the folder.</summary>
    /// <returns>The key's id.</returns>
    public Hash32 Add(AgencyId agency, SigningKey key)
    {
        lock (_adding)
        {
            _salt ??= RandomNumberGenerator.GetBytes(16);
            KeyFile file = _sealing.Seal(agency, key, _salt, _iterations);
            Hash32 keyId = new(file.KeyId);
            string name = $"{agency.Province}-{agency.Sequence}-{key.Public.Suite}-{Convert.ToHexStringLower(file.KeyId)}";
            string path = Path.Combine(_folder, name + Extension);
            AtomicFile.Write(path, file.Write());
            _loaded.Add(path);
            _keys[keyId] = key;
            return keyId;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (SigningKey key in _keys.Values)
        {
            key.Dispose();
        }

        _sealing.Dispose();
    }

    private void Load(string path)
    {
        try
        {
            KeyFile file = KeyFile.Read(File.ReadAllBytes(path));
            _keys[new Hash32(file.KeyId)] = _sealing.Open(file);
            _salt ??= file.Salt;
        }
        catch (FormatException malformed)
        {
            throw Closed(path, malformed);
        }
        catch (CryptographicException wrong)
        {
            throw Closed(path, wrong);
        }
        catch (KeyRefusedException refused)
        {
            throw Closed(path, refused);
        }
    }

    private static SigningKeyException Closed(string path, Exception why) =>
        new($"{path} does not open: {why.Message}", why);

    private static byte[] ReadPassphrase(KeyOptions options)
    {
        string path = options.PassphraseFile ?? Path.Combine(options.Folder!, "passphrase");
        if (!File.Exists(path) && options.PassphraseFile is null)
        {
            AtomicFile.Write(path, System.Text.Encoding.ASCII.GetBytes(
                Convert.ToBase64String(RandomNumberGenerator.GetBytes(PassphraseBytes)) + "\n"));
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~OwnerFolder) != 0)
        {
            throw new SigningKeyException($"{path} can be read by others; set its mode to 0600.");
        }

        ReadOnlySpan<byte> content = File.ReadAllBytes(path);
        ReadOnlySpan<byte> passphrase = content.TrimEnd("\r\n"u8);
        return passphrase.IsEmpty ? throw new SigningKeyException($"{path} is empty.") : passphrase.ToArray();
    }

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerFolder);
        }
    }
}
