using System.Numerics;

namespace Certs.Ledger.Contracts;

/// <summary>Times as the contracts hold them: seconds since 1970 in 40 bits, with 0 for "not set".</summary>
internal static class ChainTime
{
    private const long Largest = (1L << 40) - 1;

    /// <summary>The contracts' number for a moment; 0 for null.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Before 1970-01-01T00:00:01Z or past 40 bits.</exception>
    public static long ToSeconds(DateTimeOffset? moment)
    {
        if (moment is not { } time)
        {
            return 0;
        }

        long seconds = time.ToUnixTimeSeconds();
        return seconds is >= 1 and <= Largest
            ? seconds
            : throw new ArgumentOutOfRangeException(
                nameof(moment), seconds, "The contracts cannot hold this time.");
    }

    /// <summary>The moment that the contracts' number means; null for 0.</summary>
    /// <exception cref="FormatException">Past the year 9999.</exception>
    public static DateTimeOffset? FromSeconds(BigInteger seconds)
    {
        if (seconds.IsZero)
        {
            return null;
        }

        return seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds((long)seconds)
            : throw new FormatException($"The chain names the time {seconds}, which is past the year 9999.");
    }

    /// <summary>A moment that the contracts never leave unset.</summary>
    /// <exception cref="FormatException">0, or past the year 9999.</exception>
    public static DateTimeOffset Required(BigInteger seconds) =>
        FromSeconds(seconds) ?? throw new FormatException("The chain left a time unset that is always set.");
}
