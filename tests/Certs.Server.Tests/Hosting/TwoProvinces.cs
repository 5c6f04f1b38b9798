using System.Collections.Concurrent;
using Certs.Api.V1;
using Certs.Cli.Demo;
using Certs.Cli.Service;
using Certs.Testing.Chain;
using Grpc.Core;
using Xunit;
using Anchored = Certs.Cli.Commands.Anchoring;

namespace Certs.Server.Tests.Hosting;

/// <summary>
/// Gansu (62) and Zhejiang (33) as programs of their own; only the development chain is shared. Gansu has an agency
/// with SM2 and ES256 keys, and a second one.
/// </summary>
public sealed class TwoProvinces : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly ConcurrentDictionary<string, Task<byte[]>> _documents = new();

    internal NodeProcess Gansu { get; private set; } = null!;

    /// <summary>Its strangers may call twenty times, and once a second from then on.</summary>
    internal NodeProcess Zhejiang { get; private set; } = null!;

    /// <summary>The agency whose keys the service keeps.</summary>
    internal string Agency { get; private set; } = null!;

    /// <summary>Another agency of the province, without keys.</summary>
    internal string OtherAgency { get; private set; } = null!;

    internal string ChainFolder => _folder.File("shared");

    /// <summary>A licence signed SM2 and ES256, anchored.</summary>
    internal Task<byte[]> DualAsync() => DocumentAsync(Suite.Es256, Suite.Sm2);

    /// <summary>A licence that no other test has, anchored.</summary>
    internal Task<byte[]> NewAsync() => IssueAsync([Suite.Es256]);

    /// <summary>A licence signed SM2 only, anchored.</summary>
    internal Task<byte[]> Sm2Async() => DocumentAsync(Suite.Sm2);

    public async ValueTask InitializeAsync()
    {
        TestAnvil.Use();
        CancellationToken stop = TestContext.Current.CancellationToken;
        Gansu = await NodeProcess.StartAsync(62, _folder.File("62"), ChainFolder, ["--Keys:Iterations=1000"], stop);
        Zhejiang = await NodeProcess.StartAsync(
            33, _folder.File("33"), ChainFolder,
            ["--Keys:Iterations=1000", "--Limits:StrangerBurst=20", "--Limits:StrangerItemsPerSecond=1"], stop);
        using ServiceConnection operators = ServiceConnection.Open(Gansu.Folder, "operator");
        Agency = await EnterAsync(operators, "11620100013894568Q", "兰州市市场监督管理局", stop);
        OtherAgency = await EnterAsync(operators, "11620500013894568D", "天水市市场监督管理局", stop);
        foreach (Suite suite in new[] { Suite.Sm2, Suite.Es256 })
        {
            CreateKeyRequest key = new() { RequestId = Guid.NewGuid().ToString(), Agency = Agency, Suite = suite };
            await operators.Administration.CreateKeyAsync(key, cancellationToken: stop);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Zhejiang is not null)
        {
            await Zhejiang.DisposeAsync();
        }

        if (Gansu is not null)
        {
            await Gansu.DisposeAsync();
        }

        _folder.Dispose();
    }

    private Task<byte[]> DocumentAsync(params Suite[] suites) =>
        _documents.GetOrAdd(string.Join('+', suites), _ => IssueAsync(suites));

    // By stream, as a whole day's certificates would be.
    private async Task<byte[]> IssueAsync(Suite[] suites)
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        using ServiceConnection issuers = ServiceConnection.Open(Gansu.Folder, "issuer");
        using AsyncDuplexStreamingCall<IssueCertificatesRequest, IssueCertificatesResponse> call =
            issuers.Issuance.IssueCertificates(cancellationToken: stop);
        await call.RequestStream.WriteAsync(
            new IssueCertificatesRequest
            {
                RequestId = Guid.NewGuid().ToString(),
                Content = Licences.Content(Agency, suites),
            },
            stop);
        await call.RequestStream.CompleteAsync();
        List<IssueCertificatesResponse> answers = [];
        await foreach (IssueCertificatesResponse answer in call.ResponseStream.ReadAllAsync(stop))
        {
            answers.Add(answer);
        }

        return await Anchored.DocumentAsync(issuers.Issuance, Assert.Single(answers).Certificate.Number, stop);
    }

    private static async Task<string> EnterAsync(
        ServiceConnection service, string code, string name, CancellationToken stop)
    {
        CreateAgencyRequest request = new()
        {
            RequestId = Guid.NewGuid().ToString(),
            Code = code,
            NameZh = name,
            NameEn = "An administration",
        };
        request.CertificateTypes.Add(Licences.Type);
        return (await service.Administration.CreateAgencyAsync(request, cancellationToken: stop)).Agency.Urn;
    }
}
