using Certs.Api.V1;
using Certs.Core.Recognition;
using Certs.Core.Registry;
using Certs.Core.Types;
using Certs.Core.Verification;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Certs.Server.Services;

/// <summary>Writes rules, accreditations and answers as they go over the wire. The enums have the same numbers.</summary>
internal static class RecognitionMessages
{
    /// <summary>A rule.</summary>
    public static Api.V1.RecognitionRule ToMessage(RecordedRule recorded) => new()
    {
        RuleId = recorded.Rule.RuleId,
        Version = recorded.EndRecordedAt is null ? 1u : 2u,
        Province = recorded.Rule.Province,
        Selector = ToMessage(Core.Registry.RuleSelector.Of(recorded.Rule)),
        Verdict = (Api.V1.RuleVerdict)recorded.Rule.Verdict,
        ValidFrom = recorded.Rule.From.ToTimestamp(),
        ValidUntil = recorded.Rule.Until?.ToTimestamp(),
        PolicyDigest = RegistryMessages.ToBytes(recorded.Rule.PolicyDigest),
        Recorded = RegistryMessages.ToMessage(recorded.RecordedAt),
        EndRecorded = recorded.EndRecordedAt is { } end ? RegistryMessages.ToMessage(end) : null,
    };

    /// <summary>When a province takes an agency's statements.</summary>
    public static Api.V1.BridgeAccreditation ToMessage(Core.Registry.BridgeAccreditation accreditation)
    {
        Api.V1.BridgeAccreditation message = new()
        {
            Province = accreditation.Province,
            Agency = accreditation.Agency.ToString(),
        };
        message.Periods.AddRange(accreditation.Periods.Select(accredited => new RecordedPeriod
        {
            ValidFrom = accredited.Period.From.ToTimestamp(),
            ValidUntil = accredited.Period.Until?.ToTimestamp(),
            Recorded = RegistryMessages.ToMessage(accredited.RecordedAt),
            EndRecorded = accredited.EndRecordedAt is { } end ? RegistryMessages.ToMessage(end) : null,
        }));
        return message;
    }

    /// <summary>What a relying province makes of certificates of a kind.</summary>
    public static RecognisesResponse ToMessage(
        RecognitionOutcome outcome, RecognitionQuestion question, ChainHead head)
    {
        Reason reason = ReasonTable.Find(RecognitionReason.Of(outcome))!;
        RecognisesResponse message = new()
        {
            Recognition = (Api.V1.Recognition)outcome.Status,
            Reason = reason.Code,
            MeaningZh = reason.Zh,
            MeaningEn = reason.En,
            Rule = outcome.Rule is { } rule ? ToMessage(rule) : null,
            Suite = outcome.Suite is { } suite ? (Suite)suite : Suite.Unspecified,
            UpcomingRule = outcome.Upcoming is { } upcoming ? ToMessage(upcoming) : null,
            AtTime = question.At.ToTimestamp(),
            AsOf = RegistryMessages.ToMessage(head),
        };
        message.RecognisedSuites.AddRange(outcome.RecognisedSuites.Select(recognised => (Suite)recognised));
        message.Changes.AddRange(outcome.Changes.Select(change => (RecognitionChange)change));
        return message;
    }

    private static Api.V1.RuleSelector ToMessage(Core.Registry.RuleSelector selector) => new()
    {
        Suite = selector.Suite is { } suite ? (Suite)suite : Suite.Unspecified,
        Type = selector.Type is { } type ? CertificateTypes.BuiltIn.Find(type)?.Vct ?? "" : "",
        TypeId = selector.Type is { } id ? RegistryMessages.ToBytes(id) : ByteString.Empty,
        IssuerProvince = selector.IssuerProvince ?? 0u,
        SealGeneration = selector.SealGeneration ?? 0u,
    };
}
