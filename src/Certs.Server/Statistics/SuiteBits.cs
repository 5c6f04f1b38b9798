using Certs.Core.Suites;

namespace Certs.Server.Statistics;

/// <summary>Sets of suites as the store has them: bit n − 1 stands for suite n.</summary>
internal static class SuiteBits
{
    /// <summary>The bit of a suite.</summary>
    public static ushort Of(Suite suite) => (ushort)(1 << ((int)suite - 1));

    /// <summary>The suites of a set, ascending.</summary>
    public static IReadOnlyList<Suite> ToSuites(ushort bits) =>
        [.. Enumerable.Range(1, 16).Where(number => (bits & (1 << (number - 1))) != 0).Select(number => (Suite)number)];
}
