using System.CommandLine;
using Certs.Api.V1;
using Certs.Cli.Reports;
using Certs.Cli.Service;

namespace Certs.Cli.Commands.Governing;

/// <summary><c>certs rules set</c>: adds a rule of the province whose service is asked.</summary>
internal static class SetRuleCommand
{
    private static readonly Option<string> Verdict = new("--verdict")
    {
        Description = "recognised, by-bridge, not-recognised or recognised-with-conditions.",
        Required = true,
    };

    private static readonly Option<string?> Suite = new("--suite") { Description = "Only this suite." };
    private static readonly Option<string?> Type = new("--type") { Description = "Only this certificate type." };
    private static readonly Option<int?> Issuer = new("--from-province") { Description = "Only certificates issued in this province." };
    private static readonly Option<uint> Seal = new("--seal") { Description = "Only this generation of the seal: 1, 4 or 5." };
    private static readonly Option<string?> From = new("--from") { Description = "From when it holds (RFC 3339); may lie in the past. Default: now." };
    private static readonly Option<string?> Until = new("--until") { Description = "The first moment at which it no longer holds. Default: open." };
    private static readonly Option<FileInfo?> Policy = new("--policy") { Description = "The policy's full text; its digest goes with the rule." };
    private static readonly Option<string?> RequestId = new("--request-id") { Description = "A UUID: the same one again adds nothing. Default: a new one." };

    public static Command Create()
    {
        Command command = new("set", "Add a rule of this province.")
        {
            Verdict, Suite, Type, Issuer, Seal, From, Until, Policy, RequestId, JsonOutput.Option, DataFolder.Option,
        };
        command.SetAction(async (parsed, stop) =>
        {
            AddRuleRequest request = ToRequest(parsed);
            using ServiceConnection service = ServiceConnection.Open(DataFolder.Of(parsed), "operator");
            RecognitionRule rule = (await service.Recognition.AddRuleAsync(request, cancellationToken: stop)).Rule;
            return JsonOutput.Print(
                parsed, rule, () => Console.WriteLine($"{rule.RuleId} block {rule.Recorded.BlockNumber}"));
        });
        return command;
    }

    private static AddRuleRequest ToRequest(ParseResult parsed) => new()
    {
        RequestId = Values.RequestId(parsed.GetValue(RequestId)),
        Selector = new RuleSelector
        {
            Suite = parsed.GetValue(Suite) is { } suite ? SuiteNames.Parse(suite) : Api.V1.Suite.Unspecified,
            Type = parsed.GetValue(Type) is { } type ? Values.Type(type).Vct : "",
            IssuerProvince = parsed.GetValue(Issuer) is { } issuer ? Values.Province("--from-province", issuer) : 0u,
            SealGeneration = parsed.GetValue(Seal),
        },
        Verdict = Values.Verdict("--verdict", parsed.GetValue(Verdict)!),
        ValidFrom = Values.Time("--from", parsed.GetValue(From)),
        ValidUntil = Values.Time("--until", parsed.GetValue(Until)),
        PolicyDigest = Values.PolicyDigest(parsed.GetValue(Policy)),
    };
}
