using Grpc.Core;

namespace Grpc.Net.Client;

/// <summary>How a channel connects and what its calls may do.</summary>
public sealed class GrpcChannelOptions
{
    /// <summary>Plaintext or TLS; null to follow the address's scheme.</summary>
    public ChannelCredentials? Credentials { get; set; }

    /// <summary>The largest response message in bytes, expanded; 4 MiB by default, null for no
    /// limit.</summary>
    public int? MaxReceiveMessageSize { get; set; } = 4 * 1024 * 1024;

    /// <summary>The largest request message in bytes, before compression; null, the default, for no
    /// limit.</summary>
    public int? MaxSendMessageSize { get; set; }

    /// <summary>What sends the requests; null for a handler of the channel's own. TLS settings are made on a
    /// <see cref="SocketsHttpHandler"/>.</summary>
    public HttpMessageHandler? HttpHandler { get; set; }

    /// <summary>What sends the requests, in place of <see cref="HttpHandler"/>.</summary>
    public HttpClient? HttpClient { get; set; }

    /// <summary>Whether the handler or client given is disposed of with the channel.</summary>
    public bool DisposeHttpClient { get; set; }

    /// <summary>Whether a call that was cancelled or ran out of time throws
    /// <see cref="OperationCanceledException"/> rather than <see cref="RpcException"/>.</summary>
    public bool ThrowOperationCanceledOnCancellation { get; set; }

    /// <summary>Whether call credentials may travel over plaintext: for tests.</summary>
    public bool UnsafeUseInsecureChannelCallCredentials { get; set; }
}
