namespace Grpc.Core;

/// <summary>What of a server call would pass to calls made on its behalf.</summary>
/// <param name="propagateDeadline">Whether the deadline passes.</param>
/// <param name="propagateCancellation">Whether cancellation passes.</param>
public class ContextPropagationOptions(bool propagateDeadline = true, bool propagateCancellation = true)
{
    /// <summary>Both pass.</summary>
    public static readonly ContextPropagationOptions Default = new();

    /// <summary>Whether the deadline passes.</summary>
    public bool IsPropagateDeadline { get; } = propagateDeadline;

    /// <summary>Whether cancellation passes.</summary>
    public bool IsPropagateCancellation { get; } = propagateCancellation;
}
