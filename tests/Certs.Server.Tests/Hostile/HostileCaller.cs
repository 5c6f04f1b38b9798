using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Certs.Api.V1;
using Certs.Cli.Service;
using Grpc.Core;
using Grpc.Net.Client;

namespace Certs.Server.Tests.Hostile;

/// <summary>Somebody who calls with any bytes: as messages through our own client, or as whole bodies over HTTP.</summary>
internal sealed class HostileCaller : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly Marshaller<byte[]> AsIs = Marshallers.Create(bytes => bytes, bytes => bytes);

    private readonly Uri _address;
    private readonly HttpMessageInvoker _http;
    private readonly GrpcChannel _channel;
    private readonly CallInvoker _calls;

    private HostileCaller(Uri address, SslClientAuthenticationOptions tls)
    {
        _address = address;
        SocketsHttpHandler handler = new()
        {
            EnableMultipleHttp2Connections = true,
            SslOptions = tls,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = null,
        };
        _http = new HttpMessageInvoker(handler);
        _channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions { HttpHandler = handler });
        _calls = _channel.CreateCallInvoker();
    }

    /// <summary>The calls as they are meant.</summary>
    public VerificationService.VerificationServiceClient Verification => new(_channel);

    /// <inheritdoc cref="Verification"/>
    public IssuanceService.IssuanceServiceClient Issuance => new(_channel);

    public static HostileCaller Stranger(DataFolder folder) =>
        new(folder.ReadServiceFile().Plain, new SslClientAuthenticationOptions());

    public static HostileCaller WithRole(DataFolder folder, string role)
    {
        X509ChainPolicy policy = new()
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.CustomTrustStore.Add(X509CertificateLoader.LoadCertificateFromFile(folder.Tls("ca.crt")));
        X509Certificate2 client = X509Certificate2.CreateFromPemFile(
            folder.Tls(role + ".crt"), folder.Tls(role + ".key"));
        return new HostileCaller(folder.ReadServiceFile().Tls, new SslClientAuthenticationOptions
        {
            ClientCertificateContext = SslStreamCertificateContext.Create(client, null, offline: true),
            CertificateChainPolicy = policy,
        });
    }

    /// <summary>Calls a method with messages that are sent as they are, whatever its kind.</summary>
    /// <param name="method">The path, <c>/service/method</c>.</param>
    /// <param name="messages">The messages.</param>
    public async Task<HostileAnswer> CallAsync(string method, params byte[][] messages)
    {
        int slash = method.LastIndexOf('/');
        Method<byte[], byte[]> call = new(
            MethodType.DuplexStreaming, method[1..slash], method[(slash + 1)..], AsIs, AsIs);
        List<byte[]> answers = [];
        try
        {
            using AsyncDuplexStreamingCall<byte[], byte[]> open = _calls.AsyncDuplexStreamingCall(
                call, null, new CallOptions(deadline: DateTime.UtcNow + Limit));
            await SendAsync(open.RequestStream, messages);
            while (await open.ResponseStream.MoveNext(CancellationToken.None))
            {
                answers.Add(open.ResponseStream.Current);
            }

            return new HostileAnswer(open.GetStatus().StatusCode, open.GetStatus().Detail, answers);
        }
        catch (RpcException refused)
        {
            return new HostileAnswer(refused.StatusCode, refused.Status.Detail, answers);
        }
    }

    /// <summary>Posts a body as it is.</summary>
    public async Task<HostileAnswer> PostAsync(
        string path, string contentType, byte[] body, params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(_address, path))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.TryAddWithoutValidation("content-type", contentType);
        request.Headers.TryAddWithoutValidation("te", "trailers");
        foreach ((string name, string value) in headers)
        {
            _ = request.Headers.TryAddWithoutValidation(name, value)
                || request.Content.Headers.TryAddWithoutValidation(name, value);
        }

        using CancellationTokenSource limit = new(Limit);
        using HttpResponseMessage response = await _http.SendAsync(request, limit.Token);
        byte[] answer = await response.Content.ReadAsByteArrayAsync(limit.Token);
        return HostileAnswer.Read(response, answer);
    }

    public void Dispose()
    {
        _channel.Dispose();
        _http.Dispose();
    }

    // A call that is answered before all was sent is answered all the same.
    private static async Task SendAsync(IClientStreamWriter<byte[]> stream, byte[][] messages)
    {
        try
        {
            foreach (byte[] message in messages)
            {
                await stream.WriteAsync(message);
            }

            await stream.CompleteAsync();
        }
        catch (RpcException)
        {
        }
        catch (InvalidOperationException)
        {
        }
    }
}
