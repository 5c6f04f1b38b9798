using System.Security.Cryptography;

namespace Certs.Ledger.DevChain;

/// <summary>The development chain's states on disk: the newest and the one before.</summary>
/// <remarks>
/// A file is 32 bytes of SHA-256 and then what anvil dumped. The new one is written beside, the newest is renamed to be the
/// one before, then the new one is flushed and renamed, so that at any moment one whole file is there.
/// </remarks>
internal sealed class ChainSnapshots(string folder)
{
    private const int HashLength = 32;

    private string Newest => Path.Combine(folder, "state");

    private string Former => Path.Combine(folder, "state.former");

    /// <summary>Keeps a state. After any crash either it or the one before is there.</summary>
    /// <param name="write">Writes the state. When it fails, the state before stays the newest.</param>
    public async Task SaveAsync(Func<Stream, Task> write)
    {
        await AtomicFile.WriteAsync(Newest, async file =>
        {
            file.Position = HashLength;
            await write(file);
            file.Position = HashLength;
            byte[] hash = await SHA256.HashDataAsync(file);
            file.Position = 0;
            await file.WriteAsync(hash);
            if (File.Exists(Newest))
            {
                File.Move(Newest, Former, overwrite: true);
            }
        });
    }

    /// <summary>The newest state that is whole; null when there is none.</summary>
    public byte[]? Load() => LoadWhole(Newest) ?? LoadWhole(Former);

    private static byte[]? LoadWhole(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        byte[] file = File.ReadAllBytes(path);
        ReadOnlySpan<byte> state = file.AsSpan(Math.Min(HashLength, file.Length));
        return file.Length > HashLength
            && SHA256.HashData(state).AsSpan().SequenceEqual(file.AsSpan(0, HashLength))
            ? state.ToArray()
            : null;
    }
}
