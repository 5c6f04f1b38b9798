namespace Certs.Server.Tests.Hostile;

/// <summary>Changes bytes without knowing what they mean.</summary>
internal static class ByteMutation
{
    /// <summary>A copy of <paramref name="source"/> with one change.</summary>
    public static byte[] Change(byte[] source, Random random)
    {
        if (source.Length == 0)
        {
            return HostileValues.Bytes(random, 16);
        }

        int at = random.Next(source.Length);
        int end = random.Next(at, source.Length) + 1;
        return random.Next(6) switch
        {
            0 => Flip(source, at, 1 << random.Next(8)),
            1 => source[..at],
            2 => [.. source[..at], .. HostileValues.Bytes(random, 8), .. source[at..]],
            3 => [.. source[..at], .. source[end..]],
            4 => [.. source[..end], .. source[at..]],
            _ => Flip(source, at, random.Next(1, 256)),
        };
    }

    private static byte[] Flip(byte[] source, int at, int mask)
    {
        byte[] changed = (byte[])source.Clone();
        changed[at] ^= (byte)mask;
        return changed;
    }
}
