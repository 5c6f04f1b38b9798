using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Certs.Api.V1;
using Certs.Core.Evm;
using Certs.Core.Witnessing;
using Certs.Server.Services;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Certs.Server.Tests.Witnessing;

/// <summary>A member's service that signs for another block than the chain has, with the member's own key.</summary>
internal sealed class LyingProvince : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LyingProvince(WebApplication app) => _app = app;

    /// <summary>Starts it, with a data folder as a real one has.</summary>
    public static async Task<LyingProvince> StartAsync(ushort province, Secp256k1Key key, string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "tls"));
        X509Certificate2 certificate = Certificate();
        await File.WriteAllTextAsync(Path.Combine(folder, "tls", "ca.crt"), certificate.ExportCertificatePem());
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(
            IPAddress.Loopback, 0, listen =>
            {
                listen.Protocols = HttpProtocols.Http2;
                listen.UseHttps(certificate);
            }));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(new Liar(province, key));
        WebApplication app = builder.Build();
        app.MapGrpcService<Liar>();
        await app.StartAsync();
        await File.WriteAllTextAsync(
            Path.Combine(folder, "service.json"),
            JsonSerializer.Serialize(new { tls = app.Urls.Single(), shared = folder }));
        return new LyingProvince(app);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static X509Certificate2 Certificate()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=liar", key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1));
    }

    /// <summary>Signs for the block that was asked about, but with another hash.</summary>
    internal sealed class Liar(ushort province, Secp256k1Key key) : WitnessService.WitnessServiceBase
    {
        public override Task<CoSignResponse> CoSign(CoSignRequest request, ServerCallContext context)
        {
            Api.V1.Checkpoint lie = new(request.Checkpoint) { BlockHash = ByteString.CopyFrom(new byte[32]) };
            SignedCheckpoint signed = new SignedCheckpoint(
                WitnessMessages.ToOrder(new CoSignRequest { Checkpoint = lie }).Checkpoint, []).SignedBy(province, key);
            return Task.FromResult(new CoSignResponse
            {
                Checkpoint = lie,
                Signature = WitnessMessages.ToMessage(signed.Signatures[0]),
            });
        }
    }
}
