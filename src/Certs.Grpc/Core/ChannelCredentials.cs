namespace Grpc.Core;

/// <summary>Whether a channel is plaintext or TLS, and which credentials its calls carry.</summary>
public abstract class ChannelCredentials
{
    /// <summary>Plaintext.</summary>
    public static ChannelCredentials Insecure { get; } = new InsecureCredentials();

    /// <summary>TLS; the trusted roots and the client certificate are those of the HTTP handler.</summary>
    public static ChannelCredentials SecureSsl { get; } = new SecureCredentials();

    internal virtual bool IsComposable => false;

    /// <summary>TLS together with credentials for each call.</summary>
    /// <param name="channelCredentials">TLS.</param>
    /// <param name="callCredentials">Each call's.</param>
    /// <exception cref="ArgumentException">The channel is plaintext.</exception>
    public static ChannelCredentials Create(
        ChannelCredentials channelCredentials, CallCredentials callCredentials)
    {
        ArgumentNullException.ThrowIfNull(channelCredentials);
        ArgumentNullException.ThrowIfNull(callCredentials);
        return channelCredentials.IsComposable
            ? new ComposedCredentials(channelCredentials, callCredentials)
            : throw new ArgumentException("Call credentials need TLS.", nameof(channelCredentials));
    }

    /// <summary>Hands the parts to a configurator.</summary>
    /// <param name="configurator">Receives the parts.</param>
    /// <param name="state">Passed on unchanged.</param>
    public abstract void InternalPopulateConfiguration(
        ChannelCredentialsConfiguratorBase configurator, object? state);

    private sealed class InsecureCredentials : ChannelCredentials
    {
        public override void InternalPopulateConfiguration(
            ChannelCredentialsConfiguratorBase configurator, object? state) =>
            configurator.SetInsecureCredentials(state);
    }

    private sealed class SecureCredentials : ChannelCredentials
    {
        internal override bool IsComposable => true;

        public override void InternalPopulateConfiguration(
            ChannelCredentialsConfiguratorBase configurator, object? state) =>
            configurator.SetSslCredentials(state, null);
    }

    private sealed class ComposedCredentials(ChannelCredentials channel, CallCredentials call)
        : ChannelCredentials
    {
        public override void InternalPopulateConfiguration(
            ChannelCredentialsConfiguratorBase configurator, object? state) =>
            configurator.SetCompositeCredentials(state, channel, call);
    }
}
