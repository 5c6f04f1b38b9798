using Certs.Api.V1;
using Certs.Core;
using Certs.Core.Recognition;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Core.Verification;

namespace Certs.Cli.Reports;

/// <summary>Reads a service's report, so that it is shown like one that was judged here. The numbers are the same.</summary>
internal static class ReceivedReport
{
    /// <summary>The report in <paramref name="message"/>, made on the chain that the document names.</summary>
    public static VerificationReport Read(Report message, string chain) => new()
    {
        Authenticity = new AuthenticityOutcome(
            (Core.Verification.Authenticity)message.Authenticity, NullIfEmpty(message.AuthenticityReason), null),
        Standing = new StandingOutcome((Core.Verification.Standing)message.Standing, null),
        Recognition = new RecognitionOutcome(
            (RecognitionStatus)message.Recognition, null, null, WhyOf(message.RecognitionReason),
            [.. message.RecognisedSuites.Select(SuiteOf)], null, []),
        Depth = (Core.Verification.Depth)message.Depth,
        Action = (WindowAction)message.Action,
        ValidUntil = message.ValidUntil?.ToDateTimeOffset(),
        Findings = [.. message.Checks.Select(ToFinding)],
        Inputs = new ReportInputs(
            new Hash32(message.DocumentDigest.Span), null, HeadOf(message.AsOf), null, default, chain,
            (ushort)message.Province, message.AtTime.ToDateTimeOffset()),
        Nodes = [],
    };

    private static Finding ToFinding(Api.V1.Check check) => new(
        Enum.Parse<Core.Verification.Check>(check.Name, ignoreCase: true),
        (Core.Verification.Outcome)check.Outcome,
        NullIfEmpty(check.Reason) ?? Reasons.Ok)
    {
        Detail = NullIfEmpty(check.Detail),
        TimeUsed = check.UsedTime?.ToDateTimeOffset(),
        Clock = check.Clock == Api.V1.Clock.Unspecified ? null : (Core.Verification.Clock)check.Clock,
        Suite = check.Suite == Api.V1.Suite.Unspecified ? null : (Core.Suites.Suite)check.Suite,
        Rule = check.Rule is { } rule
            ? new Core.Verification.RuleUsed(rule.Registry, rule.Number, rule.Version, rule.BlockNumber)
            : null,
    };

    private static NotRecognisedWhy? WhyOf(string reason) =>
        Enum.GetValues<NotRecognisedWhy>().Cast<NotRecognisedWhy?>().FirstOrDefault(why => Words.Of(why!.Value) == reason);

    private static Core.Suites.Suite SuiteOf(string alg) =>
        SuiteTable.TryFromAlg(alg, out Core.Suites.Suite suite)
            ? suite
            : throw new InvalidDataException($"The service named a suite that does not exist: {alg}.");

    private static ChainHead? HeadOf(AsOf? asOf) =>
        asOf is null
            ? null
            : new ChainHead(0, asOf.BlockNumber, new Hash32(asOf.BlockHash.Span), asOf.BlockTime.ToDateTimeOffset());

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
