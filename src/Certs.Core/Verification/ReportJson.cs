using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Certs.Core.Recognition;
using Certs.Core.Registry;
using Certs.Core.Suites;

namespace Certs.Core.Verification;

/// <summary>Writes reports as JSON: the one form that the command line and the service give out.</summary>
/// <remarks>
/// <c>authenticity</c>, <c>standing</c>, <c>recognition</c>, <c>action</c>, <c>depth</c>, <c>as_of {block,
/// time}</c> and <c>checks [{name, outcome, reason, time_used, detail}]</c> are always there; further members
/// may be added. Words are those of <c>docs/verdict.md</c>; times RFC 3339 in UTC with whole seconds; what is
/// not known is null. Nothing is written that depends on who verified, such as the nodes that were asked: the same
/// document, type, registry block, relying province, moment and policy give the same bytes everywhere and at any time.
/// </remarks>
public static class ReportJson
{
    private static readonly JsonWriterOptions Compact =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The report as one line of UTF-8. The same report gives the same bytes.</summary>
    public static byte[] Write(VerificationReport report)
    {
        ArrayBufferWriter<byte> buffer = new(4096);
        using (Utf8JsonWriter writer = new(buffer, Compact))
        {
            Write(writer, report);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes the report as one object, where the writer stands.</summary>
    public static void Write(Utf8JsonWriter writer, VerificationReport report)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(report);
        writer.WriteStartObject();
        WriteAxes(writer, report);
        WriteAsOf(writer, report.Inputs.Registry);
        WriteRecognition(writer, report.Recognition);
        writer.WriteStartArray("checks");
        foreach (Finding finding in report.Findings)
        {
            WriteFinding(writer, finding);
        }

        writer.WriteEndArray();
        WriteInputs(writer, report);
        writer.WriteEndObject();
    }

    private static void WriteAxes(Utf8JsonWriter writer, VerificationReport report)
    {
        writer.WriteString("authenticity", Words.Of(report.Authenticity.Authenticity));
        writer.WriteString("authenticity_reason", report.Authenticity.Reason);
        writer.WriteString("sub_indication", report.Authenticity.SubIndication);
        writer.WriteString("standing", Words.Of(report.Standing.Standing));
        writer.WriteString("recognition", Words.Of(report.Recognition.Status));
        string? why = report.Recognition.Why is { } given ? Words.Of(given) : null;
        writer.WriteString("recognition_why", why);
        writer.WriteString("action", Words.Of(report.Action));
        writer.WriteString("depth", Words.Of(report.Depth));
        WriteTime(writer, "valid_until", report.ValidUntil);
    }

    private static void WriteAsOf(Utf8JsonWriter writer, ChainHead? head)
    {
        writer.WriteStartObject("as_of");
        if (head is null)
        {
            writer.WriteNull("block");
        }
        else
        {
            writer.WriteNumber("block", head.BlockNumber);
        }

        WriteTime(writer, "time", head?.BlockTime);
        writer.WriteEndObject();
    }

    private static void WriteRecognition(Utf8JsonWriter writer, RecognitionOutcome outcome)
    {
        writer.WriteStartObject("recognition_detail");
        writer.WriteString("suite", outcome.Suite is { } suite ? SuiteTable.NameOf(suite) : null);
        WriteRule(writer, "rule", outcome.Rule);
        writer.WriteStartArray("recognised_suites");
        foreach (Suite recognised in outcome.RecognisedSuites)
        {
            writer.WriteStringValue(SuiteTable.NameOf(recognised));
        }

        writer.WriteEndArray();
        WriteRule(writer, "upcoming_rule", outcome.Upcoming);
        writer.WriteStartArray("would_change");
        foreach (WouldChange change in outcome.Changes)
        {
            writer.WriteStringValue(Words.Of(change));
        }

        writer.WriteEndArray();
        if (outcome.Bridge is { } bridge)
        {
            writer.WriteStartObject("bridge");
            writer.WriteString("agency", bridge.Agency.ToString());
            writer.WriteString("statement", bridge.Statement.ToString());
            WriteTime(writer, "expires", bridge.Expires);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter writer, string name, RecordedRule? recorded)
    {
        if (recorded is null)
        {
            writer.WriteNull(name);
            return;
        }

        writer.WriteStartObject(name);
        writer.WriteNumber("id", recorded.Rule.RuleId);
        writer.WriteNumber("block", recorded.RecordedAt.BlockNumber);
        WriteTime(writer, "from", recorded.Rule.From);
        WriteTime(writer, "until", recorded.Rule.Until);
        writer.WriteString("policy", recorded.Rule.PolicyDigest.ToString());
        writer.WriteEndObject();
    }

    private static void WriteFinding(Utf8JsonWriter writer, Finding finding)
    {
        writer.WriteStartObject();
        writer.WriteString("name", Words.Of(finding.Check));
        writer.WriteString("suite", finding.Suite is { } suite ? SuiteTable.NameOf(suite) : null);
        writer.WriteString("outcome", Words.Of(finding.Outcome));
        writer.WriteString("reason", finding.Reason);
        WriteTime(writer, "time_used", finding.TimeUsed);
        writer.WriteString("clock", finding.Clock is { } clock ? Words.Of(clock) : null);
        writer.WriteString("detail", finding.Detail);
        if (finding.Rule is { } rule)
        {
            writer.WriteStartObject("rule");
            writer.WriteString("registry", rule.Registry);
            writer.WriteNumber("number", rule.Number);
            writer.WriteNumber("version", rule.Version);
            writer.WriteNumber("block", rule.BlockNumber);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteInputs(Utf8JsonWriter writer, VerificationReport report)
    {
        ReportInputs inputs = report.Inputs;
        writer.WriteStartObject("inputs");
        writer.WriteString("document", inputs.Document.ToString());
        writer.WriteString("type", inputs.Type);
        writer.WriteString("registry_block_hash", inputs.Registry?.BlockHash.ToString());
        writer.WriteString("anchor_root", inputs.Anchor?.ToString());
        writer.WriteString("policy", inputs.Policy.ToString());
        writer.WriteString("chain", inputs.Chain);
        writer.WriteNumber("relying_province", inputs.RelyingProvince);
        WriteTime(writer, "at", inputs.At);
        if (inputs.Statements.Count > 0)
        {
            writer.WriteStartArray("statements");
            foreach (Hash32 statement in inputs.Statements)
            {
                writer.WriteStringValue(statement.ToString());
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteTime(Utf8JsonWriter writer, string name, DateTimeOffset? time) =>
        writer.WriteString(name, time is { } moment ? Moments.Text(moment) : null);
}
