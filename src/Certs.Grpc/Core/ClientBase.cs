using Grpc.Core.Interceptors;

namespace Grpc.Core;

/// <summary>Base of every generated client.</summary>
public abstract class ClientBase
{
    private readonly ClientBaseConfiguration _configuration;

    /// <summary>For test doubles: calls fail until a method is overridden.</summary>
    protected ClientBase()
        : this(new UnimplementedCallInvoker())
    {
    }

    /// <summary>Makes a client over a channel.</summary>
    /// <param name="channel">Carries the calls.</param>
    protected ClientBase(ChannelBase channel)
        : this(channel.CreateCallInvoker())
    {
    }

    /// <summary>Makes a client over an invoker.</summary>
    /// <param name="callInvoker">Starts the calls.</param>
    protected ClientBase(CallInvoker callInvoker)
        : this(new ClientBaseConfiguration(callInvoker))
    {
    }

    /// <summary>Makes a client from a configuration.</summary>
    /// <param name="configuration">Of another client.</param>
    protected ClientBase(ClientBaseConfiguration configuration) =>
        _configuration = configuration ?? throw new ArgumentNullException(nameof(configuration));

    /// <summary>Starts the calls.</summary>
    protected CallInvoker CallInvoker => _configuration.Invoker;

    internal ClientBaseConfiguration Configuration => _configuration;

    /// <summary>What a client works with, as a value that only clients pass on.</summary>
    protected internal class ClientBaseConfiguration
    {
        internal ClientBaseConfiguration(CallInvoker invoker) =>
            Invoker = invoker ?? throw new ArgumentNullException(nameof(invoker));

        internal CallInvoker Invoker { get; }

        internal ClientBaseConfiguration WithInterceptor(Interceptor interceptor) =>
            new(Invoker.Intercept(interceptor));
    }
}
