using System.Text.Json;
using Certs.Api.V1;

namespace Certs.Cli.Commands.Statistics;

/// <summary>A file of rules that somebody thinks about: <c>{"province": 33, "rules": [{"verdict": …}, …]}</c>.</summary>
internal static class ProposedRulesFile
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads the file.</summary>
    /// <exception cref="UsageException">There is none, or it is not as it should be.</exception>
    public static WhatIfRequest Read(FileInfo file)
    {
        if (!file.Exists)
        {
            throw new UsageException($"{file.FullName}: there is no such file.");
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file.FullName), Strict);
            return ToRequest(document.RootElement);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or FormatException
            or IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file.FullName}: {wrong.Message}");
        }
    }

    private static WhatIfRequest ToRequest(JsonElement root)
    {
        WhatIfRequest request = new();
        foreach (JsonProperty member in root.EnumerateObject())
        {
            switch (member.Name)
            {
                case "province":
                    request.Province = Values.Province("province", member.Value.GetInt32());
                    break;
                case "rules":
                    request.Rules.AddRange(member.Value.EnumerateArray().Select(ToRule));
                    break;
                default:
                    throw Unknown(member);
            }
        }

        return request.Rules.Count > 0 ? request : throw new UsageException("The file has no rules.");
    }

    private static ProposedRule ToRule(JsonElement element)
    {
        ProposedRule rule = new() { Selector = new RuleSelector() };
        foreach (JsonProperty member in element.EnumerateObject())
        {
            Set(rule, member);
        }

        return rule.Verdict != RuleVerdict.Unspecified ? rule : throw new UsageException("A rule has no verdict.");
    }

    private static void Set(ProposedRule rule, JsonProperty member)
    {
        switch (member.Name)
        {
            case "verdict":
                rule.Verdict = Values.Verdict("verdict", member.Value.GetString()!);
                break;
            case "suite":
                rule.Selector.Suite = SuiteNames.Parse(member.Value.GetString()!);
                break;
            case "type":
                rule.Selector.Type = Values.Type(member.Value.GetString()!).Vct;
                break;
            case "from_province":
                rule.Selector.IssuerProvince = Values.Province("from_province", member.Value.GetInt32());
                break;
            case "seal":
                rule.Selector.SealGeneration = member.Value.GetUInt32();
                break;
            case "from":
                rule.ValidFrom = Values.Time("from", member.Value.GetString());
                break;
            case "until":
                rule.ValidUntil = Values.Time("until", member.Value.GetString());
                break;
            default:
                throw Unknown(member);
        }
    }

    private static UsageException Unknown(JsonProperty member) => new($"'{member.Name}' is no member of such a file.");
}
