namespace Grpc.Core;

/// <summary>Receives the parts of <see cref="ChannelCredentials"/>.</summary>
public abstract class ChannelCredentialsConfiguratorBase
{
    /// <summary>The channel is plaintext.</summary>
    /// <param name="state">What the caller passed.</param>
    public abstract void SetInsecureCredentials(object? state);

    /// <summary>The channel is TLS.</summary>
    /// <param name="state">What the caller passed.</param>
    /// <param name="rootCertificates">Trusted roots as PEM; null for those of the handler.</param>
    public abstract void SetSslCredentials(object? state, string? rootCertificates);

    /// <summary>The channel is TLS, and each call carries credentials.</summary>
    /// <param name="state">What the caller passed.</param>
    /// <param name="channelCredentials">The channel's.</param>
    /// <param name="callCredentials">Each call's.</param>
    public abstract void SetCompositeCredentials(
        object? state, ChannelCredentials channelCredentials, CallCredentials callCredentials);
}
