using Grpc.Core;

namespace Grpc.Net.Client;

/// <summary>HTTP/2 connections to one address. Safe for many threads; one channel serves a program.</summary>
public sealed class GrpcChannel : ChannelBase, IDisposable
{
    private readonly ChannelSettings _settings;

    private GrpcChannel(Uri address, GrpcChannelOptions options)
        : base(address.Authority) => _settings = new ChannelSettings(address, options);

    /// <summary>A channel with default options.</summary>
    /// <param name="address">Such as <c>https://host:5001</c>; <c>http</c> is plaintext HTTP/2.</param>
    public static GrpcChannel ForAddress(string address) => ForAddress(address, new GrpcChannelOptions());

    /// <summary>A channel with default options.</summary>
    /// <param name="address">Such as <c>https://host:5001</c>; <c>http</c> is plaintext HTTP/2.</param>
    public static GrpcChannel ForAddress(Uri address) => ForAddress(address, new GrpcChannelOptions());

    /// <summary>A channel.</summary>
    /// <param name="address">Such as <c>https://host:5001</c>; <c>http</c> is plaintext HTTP/2.</param>
    /// <param name="channelOptions">How it connects.</param>
    public static GrpcChannel ForAddress(string address, GrpcChannelOptions channelOptions)
    {
        ArgumentNullException.ThrowIfNull(address);
        return ForAddress(new Uri(address), channelOptions);
    }

    /// <summary>A channel. The connection is made by the first call.</summary>
    /// <param name="address">Such as <c>https://host:5001</c>; <c>http</c> is plaintext HTTP/2.</param>
    /// <param name="channelOptions">How it connects.</param>
    /// <exception cref="ArgumentException">The options contradict each other or the address.</exception>
    public static GrpcChannel ForAddress(Uri address, GrpcChannelOptions channelOptions)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(channelOptions);
        return new GrpcChannel(address, channelOptions);
    }

    /// <inheritdoc />
    public override CallInvoker CreateCallInvoker() => new HttpCallInvoker(_settings);

    /// <summary>Ends the calls under way and closes the connections.</summary>
    public void Dispose() => _settings.Dispose();

    /// <inheritdoc />
    protected override Task ShutdownAsyncCore()
    {
        Dispose();
        return Task.CompletedTask;
    }
}
