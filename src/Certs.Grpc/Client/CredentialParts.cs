using Grpc.Core;

namespace Grpc.Net.Client;

/// <summary>Takes channel credentials apart.</summary>
internal sealed class CredentialParts : ChannelCredentialsConfiguratorBase
{
    private readonly List<CallCredentials> _callCredentials = [];

    /// <summary>Whether TLS is wanted; null when nothing is said.</summary>
    internal bool? IsTls { get; private set; }

    /// <summary>Credentials of every call, in their order.</summary>
    internal IReadOnlyList<CallCredentials> CallCredentials => _callCredentials;

    public override void SetInsecureCredentials(object? state) => IsTls = false;

    public override void SetSslCredentials(object? state, string? rootCertificates) => IsTls = true;

    public override void SetCompositeCredentials(
        object? state, ChannelCredentials channelCredentials, CallCredentials callCredentials)
    {
        channelCredentials.InternalPopulateConfiguration(this, state);
        _callCredentials.Add(callCredentials);
    }
}
