using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Certs.Api.V1;
using Xunit;

namespace Certs.Server.Tests.Hosting;

/// <summary>Who connects and does not go on loses the connection; nobody else notices (threat T16).</summary>
[Collection(SharedProvinces.Name)]
public sealed class SilentClientTests(TwoProvinces provinces)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(45);

    // The first bytes of a ClientHello of 512 bytes, and of the preface of HTTP/2.
    private static readonly byte[] BeginningOfHandshake = [22, 3, 1, 2, 0, 1, 0, 1, 252, 3, 3];
    private static readonly byte[] BeginningOfPreface = [.. "PRI * HT"u8];

    [Fact]
    public async Task Handshakes_and_prefaces_that_never_come_are_ended_while_others_are_answered()
    {
        Uri tls = provinces.Gansu.Folder.ReadServiceFile().Tls;
        Uri plain = provinces.Gansu.Folder.ReadServiceFile().Plain;
        using X509Certificate2 certificate = RawCaller.CertificateOf(provinces.Gansu, "verifier");
        using RawCaller honest = RawCaller.OverTls(provinces.Gansu, certificate);
        VerificationService.VerificationServiceClient service = new(honest.Invoker);

        Task[] silent =
        [
            .. Enumerable.Range(0, 20).SelectMany(_ => new[]
            {
                UntilClosedAsync(tls, []), UntilClosedAsync(tls, BeginningOfHandshake),
                UntilClosedAsync(plain, []), UntilClosedAsync(plain, BeginningOfPreface),
            }),
        ];
        ExplainReasonResponse[] answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ =>
            service.ExplainReasonAsync(new ExplainReasonRequest { Reason = "OK" }).ResponseAsync));
        Assert.DoesNotContain(silent, client => client.IsFaulted);
        await Task.WhenAll(silent);

        Assert.All(answers, answer => Assert.Equal("OK", answer.Reason));
    }

    // The end may come as an end or as a reset.
    private static async Task UntilClosedAsync(Uri address, byte[] beginning)
    {
        using CancellationTokenSource limit = new(Limit);
        using TcpClient client = new();
        await client.ConnectAsync(address.Host, address.Port, limit.Token);
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync(beginning, limit.Token);
        try
        {
            byte[] rest = new byte[256];
            while (await stream.ReadAsync(rest, limit.Token) > 0)
            {
                // An alert may come before the end.
            }
        }
        catch (IOException)
        {
            // Reset: closed as well.
        }
    }
}
