namespace Grpc.Core;

/// <summary>Base of every generated client, with the client's own type.</summary>
/// <typeparam name="T">The client.</typeparam>
public abstract class ClientBase<T> : ClientBase
    where T : ClientBase<T>
{
    /// <summary>For test doubles: calls fail until a method is overridden.</summary>
    protected ClientBase()
    {
    }

    /// <summary>Makes a client over a channel.</summary>
    /// <param name="channel">Carries the calls.</param>
    protected ClientBase(ChannelBase channel)
        : base(channel)
    {
    }

    /// <summary>Makes a client over an invoker.</summary>
    /// <param name="callInvoker">Starts the calls.</param>
    protected ClientBase(CallInvoker callInvoker)
        : base(callInvoker)
    {
    }

    /// <summary>Makes a client from a configuration.</summary>
    /// <param name="configuration">Of another client.</param>
    protected ClientBase(ClientBaseConfiguration configuration)
        : base(configuration)
    {
    }

    /// <summary>A client of the same kind for another host.</summary>
    /// <param name="host">Has no effect here.</param>
    public T WithHost(string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return NewInstance(Configuration);
    }

    /// <summary>Makes a client of the same kind.</summary>
    /// <param name="configuration">What it works with.</param>
    protected abstract T NewInstance(ClientBaseConfiguration configuration);
}
