using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Certs.Cli.Service;
using Google.Rpc;
using Grpc.Core;
using Grpc.Net.Client;

namespace Certs.Server.Tests.Hosting;

/// <summary>Calls any method by its path, with any client certificate or none.</summary>
internal sealed class RawCaller : IDisposable
{
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(bytes => bytes, bytes => bytes);

    private readonly GrpcChannel _channel;

    private RawCaller(GrpcChannel channel) => _channel = channel;

    public CallInvoker Invoker => _channel.CreateCallInvoker();

    /// <summary>Over TLS with <paramref name="client"/>; null: without a certificate.</summary>
    public static RawCaller OverTls(NodeProcess node, X509Certificate2? client)
    {
        SocketsHttpHandler handler = new()
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                ClientCertificateContext =
                    client is null ? null : SslStreamCertificateContext.Create(client, null, offline: true),
                CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    RevocationMode = X509RevocationMode.NoCheck,
                    CustomTrustStore = { X509CertificateLoader.LoadCertificateFromFile(node.Folder.Tls("ca.crt")) },
                },
            },
        };
        return new RawCaller(GrpcChannel.ForAddress(
            node.Folder.ReadServiceFile().Tls,
            new GrpcChannelOptions { HttpHandler = handler, DisposeHttpClient = true }));
    }

    /// <summary>Over the plaintext port.</summary>
    public static RawCaller InPlaintext(NodeProcess node) =>
        new(GrpcChannel.ForAddress(node.Folder.ReadServiceFile().Plain));

    /// <summary>The certificate of <paramref name="role"/> that the node made.</summary>
    public static X509Certificate2 CertificateOf(NodeProcess node, string role) =>
        X509Certificate2.CreateFromPemFile(node.Folder.Tls(role + ".crt"), node.Folder.Tls(role + ".key"));

    /// <summary>Calls with one empty message, and returns how the call was taken.</summary>
    /// <param name="path">The path, <c>/service/method</c>.</param>
    /// <param name="isServerStreaming">A stream's first message is enough: then the call was let in.</param>
    /// <param name="stop">Ends the call.</param>
    /// <param name="headers">Metadata to send.</param>
    public async Task<(StatusCode Code, string? Reason)> CallAsync(
        string path, bool isServerStreaming, CancellationToken stop, Metadata? headers = null)
    {
        int middle = path.LastIndexOf('/');
        Method<byte[], byte[]> method = new(
            isServerStreaming ? MethodType.ServerStreaming : MethodType.Unary,
            path[1..middle], path[(middle + 1)..], Bytes, Bytes);
        CallOptions options = new(headers, cancellationToken: stop);
        try
        {
            if (isServerStreaming)
            {
                using AsyncServerStreamingCall<byte[]> call =
                    Invoker.AsyncServerStreamingCall(method, null, options, []);
                await call.ResponseStream.MoveNext(stop);
            }
            else
            {
                using AsyncUnaryCall<byte[]> call = Invoker.AsyncUnaryCall(method, null, options, []);
                await call.ResponseAsync;
            }

            return (StatusCode.OK, null);
        }
        catch (RpcException ended)
        {
            return (ended.StatusCode, ended.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason);
        }
    }

    public void Dispose() => _channel.Dispose();
}
