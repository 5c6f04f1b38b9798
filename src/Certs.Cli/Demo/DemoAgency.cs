using Certs.Api.V1;
using Certs.Cli.Commands;
using Certs.Core.Bridging;
using Certs.Core.Suites;
using Google.Protobuf;
using Suite = Certs.Api.V1.Suite;

namespace Certs.Cli.Demo;

/// <summary>The agencies of the demonstration: one whose keys the service keeps, one that signs outside, one that bridges.</summary>
internal sealed class DemoAgency(string urn, string ownUrn, SigningKey ownKey)
{
    /// <summary>The agency whose SM2 and ES256 keys the service keeps.</summary>
    public string Urn => urn;

    /// <summary>The key of the agency that signs outside; later it is stolen.</summary>
    public SigningKey OwnKey => ownKey;

    /// <summary>Enters the agencies and their keys on the chain.</summary>
    public static async Task<DemoAgency> FoundAsync(
        AdministrationService.AdministrationServiceClient service, CancellationToken stop)
    {
        string urn = await EnterAsync(
            service, "11620100013894568Q", "兰州市市场监督管理局", "Lanzhou Administration for Market Regulation",
            Licences.Type, stop);
        foreach (Suite suite in new[] { Suite.Sm2, Suite.Es256 })
        {
            CreateKeyRequest key = new() { RequestId = Guid.NewGuid().ToString(), Agency = urn, Suite = suite };
            await service.CreateKeyAsync(key, cancellationToken: stop);
        }

        string ownUrn = await EnterAsync(
            service, "11620500013894568D", "天水市市场监督管理局", "Tianshui Administration for Market Regulation",
            Licences.Type, stop);
        SigningKey own = SigningKey.Generate(Core.Suites.Suite.ES256);
        RegisterKeyRequest registered = new()
        {
            RequestId = Guid.NewGuid().ToString(),
            Agency = ownUrn,
            Suite = Suite.Es256,
            Spki = ByteString.CopyFrom(own.Public.Spki.Span),
            ProofOfPossession = ByteString.CopyFrom(ProofOfPossession.Create(own, ownUrn)),
        };
        await service.RegisterKeyAsync(registered, cancellationToken: stop);
        string body = await EnterAsync(
            service, "11620000013894568K", "甘肃省政务服务局（桥接）", "Gansu Government Services (bridging)", BridgeType.Vct, stop);
        CreateKeyRequest bridging = new() { RequestId = Guid.NewGuid().ToString(), Agency = body, Suite = Suite.Es256 };
        await service.CreateKeyAsync(bridging, cancellationToken: stop);
        return new DemoAgency(urn, ownUrn, own);
    }

    /// <summary>Issues a licence that the agency signs itself: prepare, sign outside the service, complete.</summary>
    public async Task<byte[]> IssueWithOwnKeyAsync(
        IssuanceService.IssuanceServiceClient service, CancellationToken stop)
    {
        string request = Guid.NewGuid().ToString();
        PrepareCertificateResponse prepared = await service.PrepareCertificateAsync(
            new PrepareCertificateRequest { RequestId = request, Content = Licences.Content(ownUrn, Suite.Es256) },
            cancellationToken: stop);
        CompleteCertificateRequest complete = new() { RequestId = request };
        complete.Signatures.AddRange(prepared.SigningInputs.Select(input => new SuiteSignature
        {
            Suite = input.Suite,
            Signature = ByteString.CopyFrom(ownKey.Sign(input.Input.Span)),
        }));
        await service.CompleteCertificateAsync(complete, cancellationToken: stop);
        return await Anchoring.DocumentAsync(service, prepared.Number, stop);
    }

    private static async Task<string> EnterAsync(
        AdministrationService.AdministrationServiceClient service,
        string code,
        string zh,
        string en,
        string type,
        CancellationToken stop)
    {
        CreateAgencyRequest request = new()
        {
            RequestId = Guid.NewGuid().ToString(),
            Code = code,
            NameZh = zh,
            NameEn = en,
        };
        request.CertificateTypes.Add(type);
        return (await service.CreateAgencyAsync(request, cancellationToken: stop)).Agency.Urn;
    }
}
