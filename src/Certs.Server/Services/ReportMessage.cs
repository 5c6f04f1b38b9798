using Certs.Api.V1;
using Certs.Core.Documents;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Core.Verification;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Certs.Server.Services;

/// <summary>Writes a verdict as it goes over the wire. The enums have the same numbers on both sides.</summary>
internal static class ReportMessage
{
    /// <summary>The message of <paramref name="report"/> on what was presented.</summary>
    public static Report ToMessage(this VerificationReport report, PresentedDocument presented)
    {
        Report message = new()
        {
            Authenticity = (Api.V1.Authenticity)report.Authenticity.Authenticity,
            AuthenticityReason = report.Authenticity.Reason ?? "",
            Standing = (Api.V1.Standing)report.Standing.Standing,
            Recognition = (Recognition)report.Recognition.Status,
            RecognitionReason = report.Recognition.Why is { } why ? Words.Of(why) : "",
            RecognitionRuleId = report.Recognition.Rule?.Rule.RuleId ?? 0,
            Action = (Api.V1.Action)report.Action,
            Depth = (Api.V1.Depth)report.Depth,
            AsOf = report.Inputs.Registry is { } head ? ToMessage(head) : null,
            AtTime = report.Inputs.At.ToTimestamp(),
            ValidUntil = report.ValidUntil?.ToTimestamp(),
            DocumentDigest = ByteString.CopyFrom(report.Inputs.Document.ToArray()),
            Province = report.Inputs.RelyingProvince,
            Number = presented.Document?.Payload.Number ?? "",
        };
        foreach (Finding finding in report.Findings)
        {
            message.Checks.Add(ToMessage(finding));
        }

        foreach (Core.Suites.Suite suite in report.Recognition.RecognisedSuites)
        {
            message.RecognisedSuites.Add(SuiteTable.NameOf(suite));
        }

        foreach (DocumentSignature signature in presented.Document?.Signatures ?? [])
        {
            message.DocumentSuites.Add(SuiteTable.NameOf(signature.Suite));
        }

        return message;
    }

    /// <summary>The message of a block.</summary>
    internal static AsOf ToMessage(ChainHead head) => new()
    {
        BlockNumber = head.BlockNumber,
        BlockTime = head.BlockTime.ToTimestamp(),
        BlockHash = ByteString.CopyFrom(head.BlockHash.ToArray()),
    };

    private static Api.V1.Check ToMessage(Finding finding) => new()
    {
        Name = Words.Of(finding.Check),
        Outcome = (Api.V1.Outcome)finding.Outcome,
        Reason = finding.Reason == Reasons.Ok ? "" : finding.Reason,
        UsedTime = finding.TimeUsed?.ToTimestamp(),
        Detail = finding.Detail ?? "",
        Suite = finding.Suite is { } suite ? (Api.V1.Suite)suite : Api.V1.Suite.Unspecified,
        Clock = finding.Clock is { } clock ? (Api.V1.Clock)clock : Api.V1.Clock.Unspecified,
        Rule = finding.Rule is { } rule ? ToMessage(rule) : null,
    };

    private static Api.V1.RuleUsed ToMessage(Core.Verification.RuleUsed rule) => new()
    {
        Registry = rule.Registry,
        Number = rule.Number,
        Version = rule.Version,
        BlockNumber = rule.BlockNumber,
    };
}
