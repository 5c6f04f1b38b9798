namespace Certs.Server.Statistics;

/// <summary>Steps of a histogram of durations: step n is from 2^(n/4) µs to less than 2^((n+1)/4) µs.</summary>
internal static class DurationStep
{
    private const double StepsPerDoubling = 4;

    /// <summary>The step of a duration; what is shorter than a microsecond counts as one.</summary>
    public static byte Of(TimeSpan duration) => double.IsPositive(duration.TotalMicroseconds - 1)
        ? (byte)Math.Min(byte.MaxValue, StepsPerDoubling * Math.Log2(duration.TotalMicroseconds))
        : (byte)0;

    /// <summary>The duration that half of the verdicts did not exceed: the upper end of its step.</summary>
    /// <param name="histogram">How many verdicts each step has; at least one altogether.</param>
    public static TimeSpan Median(IEnumerable<(byte Step, long Verdicts)> histogram)
    {
        (byte Step, long Verdicts)[] steps = [.. histogram.OrderBy(one => one.Step)];
        long half = (steps.Sum(one => one.Verdicts) + 1) / 2;
        long passed = 0;
        byte median = steps.First(one => (passed += one.Verdicts) >= half).Step;
        return TimeSpan.FromMicroseconds(Math.Pow(2, (median + 1) / StepsPerDoubling));
    }
}
