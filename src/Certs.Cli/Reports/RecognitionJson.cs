using System.Text.Encodings.Web;
using System.Text.Json;
using Certs.Core.Recognition;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Core.Verification;

namespace Certs.Cli.Reports;

/// <summary>What a province makes of certificates of a kind, as one JSON object for programs.</summary>
internal static class RecognitionJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The object in UTF-8. Every member is always there.</summary>
    public static byte[] Write(RecognitionOutcome outcome, RecognitionQuestion question, ChainHead head)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter writer = new(bytes, Options))
        {
            Reason reason = ReasonTable.Get(RecognitionReason.Of(outcome));
            writer.WriteStartObject();
            writer.WriteString("recognition", Words.Of(outcome.Status));
            writer.WriteString("reason", reason.Code);
            writer.WriteString("meaning_zh", reason.Zh);
            writer.WriteString("meaning_en", reason.En);
            writer.WriteString("suite", outcome.Suite is { } suite ? SuiteTable.NameOf(suite) : null);
            Write(writer, "rule", outcome.Rule);
            Write(writer, "upcoming_rule", outcome.Upcoming);
            Write(writer, "recognised_suites", outcome.RecognisedSuites.Select(SuiteTable.NameOf));
            Write(writer, "would_change", outcome.Changes.Select(Words.Of));
            writer.WriteNumber("from_province", question.IssuerProvince);
            writer.WriteNumber("to_province", question.RelyingProvince);
            writer.WriteString("at", question.At);
            writer.WriteStartObject("as_known_at");
            writer.WriteNumber("block", head.BlockNumber);
            writer.WriteString("time", head.BlockTime);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, string name, RecordedRule? recorded)
    {
        if (recorded is null)
        {
            writer.WriteNull(name);
            return;
        }

        writer.WriteStartObject(name);
        writer.WriteNumber("id", recorded.Rule.RuleId);
        writer.WriteNumber("version", recorded.EndRecordedAt is null ? 1 : 2);
        writer.WriteNumber("block", (recorded.EndRecordedAt ?? recorded.RecordedAt).BlockNumber);
        writer.WriteString("verdict", Words.Of(recorded.Rule.Verdict));
        writer.WriteString("from", recorded.Rule.From);
        if (recorded.Rule.Until is { } until)
        {
            writer.WriteString("until", until);
        }
        else
        {
            writer.WriteNull("until");
        }

        writer.WriteString("policy", recorded.Rule.PolicyDigest.ToString());
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (string text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
