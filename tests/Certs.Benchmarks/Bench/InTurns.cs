using System.Diagnostics;

namespace Certs.Benchmarks.Bench;

/// <summary>
/// What one operation costs beside another. The turns are short, so that both have the same of whatever else goes on in the
/// machine.
/// </summary>
internal static class InTurns
{
    private const int Turns = 101;
    private const int OperationsOfTurn = 300;

    /// <summary>The median costs of both, in microseconds of one core.</summary>
    public static (double One, double Other) MedianCosts(Action one, Action other)
    {
        double[] ofOne = new double[Turns];
        double[] ofOther = new double[Turns];
        for (int turn = -1; turn < Turns; turn++)
        {
            // The first turn warms up.
            ofOne[Math.Max(turn, 0)] = MicrosecondsOf(one);
            ofOther[Math.Max(turn, 0)] = MicrosecondsOf(other);
        }

        return (Median(ofOne), Median(ofOther));
    }

    private static double MicrosecondsOf(Action operation)
    {
        Stopwatch time = Stopwatch.StartNew();
        for (int i = 0; i < OperationsOfTurn; i++)
        {
            operation();
        }

        return time.Elapsed.TotalMicroseconds / OperationsOfTurn;
    }

    private static double Median(double[] costs) => costs.Order().ElementAt(costs.Length / 2);
}
