namespace Grpc.Core;

/// <summary>Connections to one service address, over which calls are made.</summary>
public abstract class ChannelBase
{
    /// <summary>Makes a channel.</summary>
    /// <param name="target">The address, for display.</param>
    protected ChannelBase(string target) =>
        Target = target ?? throw new ArgumentNullException(nameof(target));

    /// <summary>The address, for display.</summary>
    public string Target { get; }

    /// <summary>An invoker that makes its calls over this channel.</summary>
    public abstract CallInvoker CreateCallInvoker();

    /// <summary>Ends the calls under way and closes the connections.</summary>
    public Task ShutdownAsync() => ShutdownAsyncCore();

    /// <summary>Does what <see cref="ShutdownAsync"/> promises.</summary>
    protected virtual Task ShutdownAsyncCore() => Task.CompletedTask;
}
