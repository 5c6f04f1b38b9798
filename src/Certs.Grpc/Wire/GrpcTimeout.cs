using System.Globalization;

namespace Grpc.Wire;

/// <summary>The text form of <c>grpc-timeout</c>: one to eight digits and a unit (gRPC over HTTP/2,
/// "Timeout").</summary>
internal static class GrpcTimeout
{
    /// <summary>The longest time that a timer takes: 0xfffffffe milliseconds, about 49.7 days.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(0xfffffffe);

    private const int MaxDigits = 8;
    private const long MaxValue = 99_999_999;

    /// <summary>Reads a timeout; one that is longer than <see cref="Longest"/> becomes that.</summary>
    internal static bool TryParse(string text, out TimeSpan timeout)
    {
        timeout = default;
        ReadOnlySpan<char> digits = text.AsSpan()[..Math.Max(0, text.Length - 1)];
        if (digits.Length is 0 or > MaxDigits
            || !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long value))
        {
            return false;
        }

        // 99,999,999 hours are 3.6e18 ticks, which still fits; nanoseconds round up so that 1n is not 0.
        long? ticks = text[^1] switch
        {
            'H' => value * TimeSpan.TicksPerHour,
            'M' => value * TimeSpan.TicksPerMinute,
            'S' => value * TimeSpan.TicksPerSecond,
            'm' => value * TimeSpan.TicksPerMillisecond,
            'u' => value * TimeSpan.TicksPerMicrosecond,
            'n' => (value + 99) / 100,
            _ => null,
        };
        timeout = TimeSpan.FromTicks(Math.Min(ticks ?? 0, Longest.Ticks));
        return ticks is not null;
    }

    /// <summary>Writes a timeout in the finest unit that fits; a negative one is written as nothing
    /// left.</summary>
    internal static string Format(TimeSpan timeout)
    {
        long ticks = Math.Max(0, timeout.Ticks);
        (long unit, char letter) = ticks switch
        {
            <= MaxValue * TimeSpan.TicksPerMicrosecond => (TimeSpan.TicksPerMicrosecond, 'u'),
            <= MaxValue * TimeSpan.TicksPerMillisecond => (TimeSpan.TicksPerMillisecond, 'm'),
            <= MaxValue * TimeSpan.TicksPerSecond => (TimeSpan.TicksPerSecond, 'S'),
            _ => (TimeSpan.TicksPerMinute, 'M'),
        };
        long value = Math.Min(MaxValue, (ticks / unit) + (ticks % unit == 0 ? 0 : 1));
        return string.Create(CultureInfo.InvariantCulture, $"{value}{letter}");
    }
}
