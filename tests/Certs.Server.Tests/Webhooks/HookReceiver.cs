using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Certs.Server.Tests.Webhooks;

/// <summary>
/// One who is told by HTTP, for <see cref="Host"/> with a certificate of its own authority: counts connections, keeps requests
/// and answers as a test says.
/// </summary>
internal sealed class HookReceiver : IDisposable
{
    public const string Host = "hooks.example.com";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly X509Certificate2 _certificate;
    private int _connections;

    public HookReceiver()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new($"CN={Host}", key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName(Host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        DateTimeOffset now = DateTimeOffset.UtcNow;
        _certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>The answer to each request: everything that goes over the wire.</summary>
    public Func<ReceivedHook, string> Answer { get; set; } = _ => Status("204 No Content");

    public ConcurrentQueue<ReceivedHook> Received { get; } = [];

    public int Connections => Volatile.Read(ref _connections);

    public IPEndPoint EndPoint => (IPEndPoint)_listener.LocalEndpoint;

    /// <summary>The authority's certificate (PEM).</summary>
    public string Authority => _certificate.ExportCertificatePem();

    public static string Status(string status, string headers = "", string body = "") =>
        $"HTTP/1.1 {status}\r\n{headers}Content-Length: {body.Length}\r\n\r\n{body}";

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _certificate.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Interlocked.Increment(ref _connections);
                _ = ServeAsync(client);
            }
        }
        catch (OperationCanceledException)
        {
            // The end of the test.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using TcpClient open = client;
        try
        {
            await using SslStream stream = new(open.GetStream());
            await stream.AuthenticateAsServerAsync(
                new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _stop.Token);
            while (await ReadAsync(stream) is { } request)
            {
                Received.Enqueue(request);
                await stream.WriteAsync(Encoding.ASCII.GetBytes(Answer(request)), _stop.Token);
            }
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException
            or System.Security.Authentication.AuthenticationException or ObjectDisposedException)
        {
            // The sender went away, or speaks something else.
        }
    }

    private async Task<ReceivedHook?> ReadAsync(SslStream stream)
    {
        List<byte> head = [];
        byte[] one = new byte[1];
        while (head.Count < 4 || !head[^4..].SequenceEqual("\r\n\r\n"u8.ToArray()))
        {
            if (await stream.ReadAsync(one, _stop.Token) == 0)
            {
                return null;
            }

            head.Add(one[0]);
        }

        string[] lines = Encoding.ASCII.GetString([.. head]).TrimEnd().Split("\r\n");
        Dictionary<string, string> headers = lines[1..]
            .Select(line => line.Split(": ", 2))
            .ToDictionary(parts => parts[0].ToLowerInvariant(), parts => parts[1]);
        byte[] body = new byte[int.Parse(headers["content-length"], CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, _stop.Token);
        return new ReceivedHook(lines[0], headers, body);
    }
}
