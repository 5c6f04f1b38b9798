using System.Collections.Concurrent;
using Grpc.Core;

namespace Grpc.Net.Client;

/// <summary>What all calls of a channel share.</summary>
internal sealed class ChannelSettings : IDisposable
{
    private readonly CancellationTokenSource _shutdown = new();
    private readonly bool _ownsSender;
    private readonly ConcurrentDictionary<string, Uri> _addresses = new();
    private int _isDisposed;

    internal ChannelSettings(Uri address, GrpcChannelOptions options)
    {
        if (options.HttpHandler is not null && options.HttpClient is not null)
        {
            throw new ArgumentException("Either a handler or a client is given, not both.", nameof(options));
        }

        CredentialParts credentials = new();
        options.Credentials?.InternalPopulateConfiguration(credentials, null);
        bool isTls = address.Scheme == Uri.UriSchemeHttps;
        if (credentials.IsTls is { } wanted && wanted != isTls)
        {
            throw new ArgumentException(
                $"The credentials do not fit the scheme {address.Scheme}.", nameof(options));
        }

        Address = address;
        Options = options;
        CallCredentials = credentials.CallCredentials;
        MayCarryCredentials = isTls || options.UnsafeUseInsecureChannelCallCredentials;
        _ownsSender =
            options.DisposeHttpClient || (options.HttpHandler is null && options.HttpClient is null);
        Sender = options.HttpClient
            ?? new HttpMessageInvoker(options.HttpHandler ?? CreateHandler(), disposeHandler: _ownsSender);
        Shutdown = _shutdown.Token;
    }

    internal Uri Address { get; }

    internal GrpcChannelOptions Options { get; }

    internal HttpMessageInvoker Sender { get; }

    /// <summary>Credentials of every call, in their order.</summary>
    internal IReadOnlyList<CallCredentials> CallCredentials { get; }

    /// <summary>Whether call credentials may be sent: over TLS, or when the options say so.</summary>
    internal bool MayCarryCredentials { get; }

    /// <summary>Cancelled when the channel is disposed of.</summary>
    internal CancellationToken Shutdown { get; }

    internal bool IsDisposed => Volatile.Read(ref _isDisposed) != 0;

    /// <summary>The address of a method.</summary>
    internal Uri AddressOf(IMethod method) =>
        _addresses.GetOrAdd(method.FullName, static (path, host) => new Uri(host, path), Address);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
        {
            return;
        }

        _shutdown.Cancel();
        if (_ownsSender)
        {
            Sender.Dispose();
        }
    }

    private static SocketsHttpHandler CreateHandler() => new()
    {
        EnableMultipleHttp2Connections = true,
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = System.Net.DecompressionMethods.None,
        ActivityHeadersPropagator = null,
    };
}
