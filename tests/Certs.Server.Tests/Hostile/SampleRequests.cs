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
                Purpose = "年检",
            },
            [VerifyCertificatesRequest.Descriptor] = () => new VerifyCertificatesRequest
            {
                ItemId = "1",
                Document = ByteString.CopyFrom(node.Document),
                Province = 33,
                AtTime = Moment(),
                Purpose = "年检",
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
            [RotateKeyRequest.Descriptor] = () => new RotateKeyRequest
            {
                RequestId = Id(),
                Agency = node.Agency,
                KeyId = ByteString.CopyFrom(new byte[32]),
                RetireTime = FarAway(),
            },
            [RevokeKeyRequest.Descriptor] = () => new RevokeKeyRequest
            {
                RequestId = Id(),
                Agency = node.Agency,
                KeyId = ByteString.CopyFrom(new byte[32]),
                Reason = KeyRevocationReason.Superseded,
                InvalidFrom = FarAway(),
            },
            [ListSuitesRequest.Descriptor] = () => new ListSuitesRequest { KnownAtBlock = 1 },
            [ListRegisteredAgenciesRequest.Descriptor] = () => new ListRegisteredAgenciesRequest
            {
                Province = 62,
                PageSize = 2,
            },
            [ListRulesRequest.Descriptor] = () => new ListRulesRequest { Province = 33, PageSize = 2, PageToken = "4" },
            [GetRuleRequest.Descriptor] = () => new GetRuleRequest { RuleId = 1 },
            [RecognisesRequest.Descriptor] = () => new RecognisesRequest
            {
                FromProvince = 62,
                ToProvince = 33,
                Suites = { Suite.Sm2 },
                Type = TestOrders.Type,
                SealGeneration = 4,
                AtTime = FarAway(),
            },
            [AddRuleRequest.Descriptor] = () => new AddRuleRequest
            {
                RequestId = Id(),
                Selector = new RuleSelector { Suite = Suite.Eddsa, Type = TestOrders.Type, IssuerProvince = 11 },
                Verdict = RuleVerdict.NotRecognised,
                ValidFrom = FarAway(),
            },
            [EndRuleRequest.Descriptor] = () => new EndRuleRequest
            {
                RequestId = Id(),
                RuleId = 4_000_000_000,
                ValidUntil = FarAway(),
            },
            [ListAccreditationsRequest.Descriptor] = () => new ListAccreditationsRequest { Province = 33 },
            [AccreditBridgeRequest.Descriptor] = () => new AccreditBridgeRequest
            {
                RequestId = Id(),
                Agency = "urn:certs:agency:11:1",
                ValidFrom = FarAway(),
            },
            [EndAccreditationRequest.Descriptor] = () => new EndAccreditationRequest
            {
                RequestId = Id(),
                Agency = "urn:certs:agency:11:2",
                ValidUntil = FarAway(),
            },
            [ProposeDecisionRequest.Descriptor] = () => new ProposeDecisionRequest
            {
                RequestId = Id(),
                Decision = new Decision { SetValidator = new SetValidator { Province = 53 } },
            },
            [CastVoteRequest.Descriptor] = () => new CastVoteRequest
            {
                RequestId = Id(),
                ProposalId = 4_000_000_000,
                CallDigest = ByteString.CopyFrom(new byte[32]),
            },
            [ListProposalsRequest.Descriptor] = () => new ListProposalsRequest { PageSize = 2 },
            [ListObstaclesRequest.Descriptor] = () => new ListObstaclesRequest
            {
                FromMonth = "2026-01",
                ToMonth = "2026-12",
                RelyingProvince = 33,
                Type = TestOrders.Type,
                Reason = "NOT_RECOGNISED_SUITE",
            },
            [GetIndicatorsRequest.Descriptor] = () => new GetIndicatorsRequest
            {
                FromMonth = "2026-01",
                ToMonth = "2026-12",
                IssuingProvince = 62,
            },
            [WhatIfRequest.Descriptor] = () => new WhatIfRequest
            {
                Province = 33,
                AtTime = FarAway(),
                Rules =
                {
                    new ProposedRule
                    {
                        Selector = new RuleSelector { Suite = Suite.Rs256, Type = TestOrders.Type },
                        Verdict = RuleVerdict.NotRecognised,
                        ValidFrom = new Timestamp { Seconds = 1_800_000_000 },
                    },
                },
            },
            [ChangeStatusRequest.Descriptor] = () => new ChangeStatusRequest
            {
                RequestId = Id(),
                Number = node.Number,
                Agency = node.Agency,
                Act = ChangeAct.Revoke,
                Reason = ChangeReason.Penalty,
                EffectiveFrom = Timestamp.FromDateTimeOffset(
                    DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds())),
                Officer = "张三",
                LegalBasis = "《行政处罚法》第九条",
            },
            [SupersedeCertificateRequest.Descriptor] = () => new SupersedeCertificateRequest
            {
                RequestId = Id(),
                Number = "nothing",
                Content = Content(),
                Reason = ChangeReason.Renewed,
                Officer = "张三",
                LegalBasis = "《行政许可法》第五十条",
            },
            [AddBasisRequest.Descriptor] = () => new AddBasisRequest { Number = node.Number, BasisNumber = "nothing" },
            [RemoveBasisRequest.Descriptor] = () => new RemoveBasisRequest
            {
                Number = node.Number,
                BasisNumber = "nothing",
            },
            [GetHistoryRequest.Descriptor] = () => new GetHistoryRequest
            {
                Number = node.Number,
                Handle = ByteString.CopyFrom(new byte[16]),
            },
            [PlanIncidentRequest.Descriptor] = () => new PlanIncidentRequest
            {
                Plan = new IncidentPlan
                {
                    RequestId = Id(),
                    Issuer = node.Agency,
                    Act = ChangeAct.Revoke,
                    Reason = ChangeReason.KeyCompromised,
                    Officer = "张三",
                    LegalBasis = "依据",
                    KeyId = ByteString.CopyFrom(new byte[32]),
                },
            },
            [ConfirmIncidentRequest.Descriptor] = () => new ConfirmIncidentRequest
            {
                IncidentId = 4_000_000_000,
                Officer = "李四",
            },
            [RejectIncidentRequest.Descriptor] = () => new RejectIncidentRequest
            {
                IncidentId = 4_000_000_000,
                Officer = "李四",
            },
            [WatchIncidentRequest.Descriptor] = () => new WatchIncidentRequest { IncidentId = 4_000_000_000 },
            [ConfirmChangeRequest.Descriptor] = () => new ConfirmChangeRequest
            {
                ProposalId = 4_000_000_000,
                Officer = "李四",
            },
            [RejectChangeRequest.Descriptor] = () => new RejectChangeRequest
            {
                ProposalId = 4_000_000_000,
                Officer = "李四",
            },
            [ListProposedChangesRequest.Descriptor] = () => new ListProposedChangesRequest { PageSize = 2 },
            [WatchStatusRequest.Descriptor] = () => new WatchStatusRequest
            {
                // A stream that began would not end.
                Certificates = new WatchedCertificates { Numbers = { "nothing" } },
                AfterBlock = 4_000_000_000,
            },
            [ListVerificationsRequest.Descriptor] = () => new ListVerificationsRequest
            {
                Handle = ByteString.CopyFrom(new byte[16]),
            },
            [ListWebhooksRequest.Descriptor] = () => new ListWebhooksRequest(),
            [ResumeWebhookRequest.Descriptor] = () => new ResumeWebhookRequest { Name = "nothing", FromNow = true },
            [GetStatusRequest.Descriptor] = () => new GetStatusRequest
            {
                Number = node.Number,
                AtTime = FarAway(),
                KnownAtBlock = 1,
            },
            [GetBundleRequest.Descriptor] = () => new GetBundleRequest
            {
                Document = ByteString.CopyFrom(node.Document),
                Statements = { ByteString.CopyFromUtf8("{}") },
                Form = BundleForm.Json,
            },
            [RefreshRequest.Descriptor] = () => new RefreshRequest
            {
                Bundle = ByteString.CopyFromUtf8("{}"),
                Form = BundleForm.Json,
            },
            [GetTrustFileRequest.Descriptor] = () => new GetTrustFileRequest { BlockNumber = 1 },
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
                BridgeReflection.Descriptor, RecognitionReflection.Descriptor, GovernanceReflection.Descriptor,
                StatisticsReflection.Descriptor, LifecycleReflection.Descriptor,
                TraceReflection.Descriptor, IncidentReflection.Descriptor,
            }
            .SelectMany(file => file.Services).SelectMany(service => service.Methods),
    ];

    /// <summary>The path of a method.</summary>
    public static string PathOf(MethodDescriptor method) => $"/{method.Service.FullName}/{method.Name}";

    /// <summary>A valid request. A method without one is a method that is not tested: then this throws.</summary>
    public IMessage Make(MethodDescriptor method) => _makers[method.InputType]();

    private static string Id() => Guid.NewGuid().ToString();

    // The year 9000: what is written for then does no harm to what is judged now.
    private static Timestamp FarAway() => new() { Seconds = 221_845_392_000 };

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
