using Certs.Core.Suites;

namespace Certs.Core.ShortForms;

/// <summary>Puts frames together that come in any order, any number of times, and between those of other bundles.</summary>
/// <remarks>Not safe for several threads.</remarks>
public sealed class FrameCollector
{
    private readonly Dictionary<(Hash32 Digest, int Count), ReadOnlyMemory<byte>?[]> _bundles = [];

    /// <summary>Takes a frame.</summary>
    /// <returns>The bundle's compact form once its last frame has come; null: frames are missing.</returns>
    public byte[]? Add(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        (Hash32 Digest, int Count) key = (frame.Digest, frame.Count);
        if (!_bundles.TryGetValue(key, out ReadOnlyMemory<byte>?[]? parts))
        {
            _bundles[key] = parts = new ReadOnlyMemory<byte>?[frame.Count];
        }

        parts[frame.Index] = frame.Part;
        if (parts.Any(part => part is null))
        {
            return null;
        }

        byte[] whole = [.. parts.SelectMany(part => part!.Value.ToArray())];
        if (new Hash32(Hashing.Sha256(whole)) == frame.Digest)
        {
            return whole;
        }

        // One of them was not of this bundle: all of them come again.
        _bundles.Remove(key);
        return null;
    }

    /// <summary>How many frames of a bundle have come.</summary>
    public int CountOf(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return _bundles.TryGetValue((frame.Digest, frame.Count), out ReadOnlyMemory<byte>?[]? parts)
            ? parts.Count(part => part is not null)
            : 0;
    }
}
