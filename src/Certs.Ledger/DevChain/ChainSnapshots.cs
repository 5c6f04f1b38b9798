using System.Security.Cryptography;

namespace Certs.Ledger.DevChain;

/// <summary>The development chain's states on disk: the newest and the one before.</summary>
/// <remarks>
/// A file is 32 bytes of SHA-256 and then what anvil dumped. The newest is first renamed to be the one
/// before, then the new one is written beside, flushed and renamed, so that at any moment one whole file is
/// there.
/// </remarks>
internal sealed class ChainSnapshots(string folder)
{
    private const int HashLength = 32;

    private string Newest => Path.Combine(folder, "state");

    private string Former => Path.Combine(folder, "state.former");

    /// <summary>Keeps a state. After any crash either it or the one before is there.</summary>
    public void Save(ReadOnlySpan<byte> state)
    {
        byte[] file = new byte[HashLength + state.Length];
        SHA256.HashData(state, file);
        state.CopyTo(file.AsSpan(HashLength));
        if (File.Exists(Newest))
        {
            File.Move(Newest, Former, overwrite: true);
        }

        AtomicFile.Write(Newest, file);
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
