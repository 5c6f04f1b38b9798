using Certs.Api.V1;
using Certs.Cli.Demo;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace Certs.Server.Tests.Hostile;

/// <summary>A valid request of every method of the service: what malformed ones are made from.</summary>
internal sealed class SampleRequests
{
    private readonly HostileNode _node;
    private readonly Dictionary<MessageDescriptor, Func<IMessage>> _makers;

    public SampleRequests(HostileNode node)
    {
        _node = node;
        _makers = new Dictionary<MessageDescriptor, Func<IMessage>>
        {
            [IssueCertificateRequest.Descriptor] = () => new IssueCertificateRequest
            {
                RequestId = Id(),
                Content = Content(),
            },
            [IssueCertificatesRequest.Descriptor] = () => new IssueCertificatesRequest
            {
                RequestId = Id(),
                Content = Content(),
            },
            [PrepareCertificateRequest.Descriptor] = () => new PrepareCertificateRequest
            {
                RequestId = Id(),
                Content = Content(),
            },
            [CompleteCertificateRequest.Descriptor] = Complete,
            [GetCertificateRequest.Descriptor] = () => new GetCertificateRequest { Number = node.Number },
            [ListCertificatesRequest.Descriptor] = () => new ListCertificatesRequest
            {
                Agency = node.Agency,
                PageSize = 2,
                PageToken = "AQAAPgABAAAAAAAAAAI",
                AnchorState = AnchorState.Anchored,
            },
            [WatchAnchoringRequest.Descriptor] = () => new WatchAnchoringRequest { Numbers = { node.Number } },
            [VerifyCertificateRequest.Descriptor] = () => new VerifyCertificateRequest
            {
                Document = ByteString.CopyFrom(node.Document),
                Province = 33,
                AtTime = Moment(),
            },
            [VerifyCertificatesRequest.Descriptor] = () => new VerifyCertificatesRequest
            {
                ItemId = "1",
                Document = ByteString.CopyFrom(node.Document),
                Province = 33,
                AtTime = Moment(),
            },
            [RequestStatementRequest.Descriptor] = () => new RequestStatementRequest
            {
                RequestId = Id(),
                Document = ByteString.CopyFrom(node.Document),
                Province = 33,
                ValidFor = Duration.FromTimeSpan(TimeSpan.FromDays(30)),
            },
            [GetStatementRequest.Descriptor] = () => new GetStatementRequest
            {
                OriginalLeaf = ByteString.CopyFrom(new byte[32]),
                Province = 33,
            },
            [WithdrawStatementRequest.Descriptor] = () => new WithdrawStatementRequest
            {
                OriginalLeaf = ByteString.CopyFrom(new byte[32]),
                Province = 33,
            },
            [BridgeCertificatesRequest.Descriptor] = () => new BridgeCertificatesRequest
            {
                Issuer = node.Agency,
                Province = 33,
                ResumeToken = "1",
            },
            [ExplainReasonRequest.Descriptor] = () => new ExplainReasonRequest { Reason = "ANCHOR_PENDING" },
            [CreateAgencyRequest.Descriptor] = () => new CreateAgencyRequest
            {
                RequestId = Id(),
                Code = TestOrders.AgencyCode,
                NameZh = "示例局",
                NameEn = "Example",
                CertificateTypes = { TestOrders.Type },
            },
            [CreateKeyRequest.Descriptor] = () => new CreateKeyRequest
            {
                RequestId = Id(),
                Agency = node.Agency,
                Suite = Suite.Es256,
            },
            [RegisterKeyRequest.Descriptor] = () => new RegisterKeyRequest
            {
                RequestId = Id(),
                Agency = node.Agency,
                Suite = Suite.Es256,
                Spki = ByteString.CopyFrom(new byte[91]),
                ProofOfPossession = ByteString.CopyFrom(new byte[64]),
            },
            [ListKeysRequest.Descriptor] = () => new ListKeysRequest { Agency = node.Agency },
            [ListAgenciesRequest.Descriptor] = () => new ListAgenciesRequest(),
            [GetNodeStatusRequest.Descriptor] = () => new GetNodeStatusRequest(),
        };
    }

    /// <summary>Every method of the service.</summary>
    public static IReadOnlyList<MethodDescriptor> Methods { get; } =
    [
        .. new[]
            {
                IssuanceReflection.Descriptor, VerificationReflection.Descriptor, AdministrationReflection.Descriptor,
                BridgeReflection.Descriptor,
            }
            .SelectMany(file => file.Services).SelectMany(service => service.Methods),
    ];

    /// <summary>The path of a method.</summary>
    public static string PathOf(MethodDescriptor method) => $"/{method.Service.FullName}/{method.Name}";

    /// <summary>A valid request. A method without one is a method that is not tested: then this throws.</summary>
    public IMessage Make(MethodDescriptor method) => _makers[method.InputType]();

    private static string Id() => Guid.NewGuid().ToString();

    private static Timestamp Moment() => DateTime.UtcNow.ToTimestamp();

    private static CompleteCertificateRequest Complete() => new()
    {
        RequestId = Id(),
        Signatures = { new SuiteSignature { Suite = Suite.Es256, Signature = ByteString.CopyFrom(new byte[64]) } },
    };

    private CertificateContent Content()
    {
        CertificateContent content = Licences.Content(_node.Agency, Suite.Es256, Suite.Sm2);
        content.ValidFrom = Timestamp.FromDateTimeOffset(DateTimeOffset.FromUnixTimeSeconds(1_760_000_000));
        content.ValidUntil = Timestamp.FromDateTimeOffset(DateTimeOffset.FromUnixTimeSeconds(2_000_000_000));
        content.Serial = Guid.NewGuid().ToString("N")[..20].ToUpperInvariant();
        return content;
    }
}
