namespace Certs.Core.Registry;

/// <summary>One recorded fact and, behind it, what was recorded before about the same thing.</summary>
/// <remarks>
/// A list that only grows at the front and whose nodes never change, so any number of readers may walk it
/// while the one writer adds to it, and a reader of an older block sees exactly what that block knew.
/// </remarks>
/// <typeparam name="T">The fact.</typeparam>
internal sealed class Recorded<T>(T value, ChainPoint at, Recorded<T>? earlier)
{
    /// <summary>The fact.</summary>
    public T Value { get; } = value;

    /// <summary>Where on the chain it was said.</summary>
    public ChainPoint At { get; } = at;

    /// <summary>What was said before; null: nothing.</summary>
    public Recorded<T>? Earlier { get; } = earlier;

    /// <summary>
    /// The newest node of <paramref name="newest"/> that block <paramref name="blockNumber"/> knew.
    /// </summary>
    /// <returns>Null when it knew none.</returns>
    public static Recorded<T>? AsKnownAt(Recorded<T>? newest, long blockNumber)
    {
        Recorded<T>? node = newest;
        while (node is not null && node.At.BlockNumber > blockNumber)
        {
            node = node.Earlier;
        }

        return node;
    }
}
