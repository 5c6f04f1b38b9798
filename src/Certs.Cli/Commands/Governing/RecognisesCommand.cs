using System.CommandLine;
using Certs.Cli.Reports;
using Certs.Cli.Service;
using Certs.Core.Recognition;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Spectre.Console;

namespace Certs.Cli.Commands.Governing;

/// <summary>
/// <c>certs recognises --from 62 --to 33 --suite SM2 --type business-licence --at 2027-01-01</c>: what a province makes of
/// certificates of a kind, which rule decides, and what would change it. Judged here, from the chain.
/// </summary>
internal static class RecognisesCommand
{
    private static readonly Option<int> From = new("--from") { Description = "The issuing province.", Required = true };
    private static readonly Option<int> To = new("--to") { Description = "The relying province.", Required = true };
    private static readonly Option<string[]> Suites = new("--suite") { Description = "A suite it is signed in; may be repeated.", Required = true };
    private static readonly Option<string> Type = new("--type") { Description = "The certificate type: its URN, or its name.", Required = true };
    private static readonly Option<int> Seal = new("--seal") { Description = "The generation of its electronic seal: 1, 4 or 5. Default: none." };
    private static readonly Option<string?> At = new("--at") { Description = "As at which moment (RFC 3339). Default: now." };
    private static readonly Option<bool> Json = new("--json") { Description = "One JSON object instead of text." };

    public static Command Create()
    {
        Command command = LocalChain.Into(
            new Command("recognises", "Does a province recognise such certificates, by which rule? 是否互认。")
            {
                From, To, Suites, Type, Seal, At, Json,
            });
        command.SetAction(async (parsed, stop) =>
        {
            RecognitionQuestion question = ToQuestion(parsed);
            Suite[] suites = [.. parsed.GetValue(Suites)!.Select(name => (Suite)SuiteNames.Parse(name)).Distinct()];
            RegistryView view = await LocalChain.ReadAsync(parsed, stop);
            RecognitionOutcome outcome = RecognitionRules.Decide(view, question, suites);
            if (parsed.GetValue(Json))
            {
                using Stream output = Console.OpenStandardOutput();
                output.Write(RecognitionJson.Write(outcome, question, view.Head));
                output.WriteByte((byte)'\n');
            }
            else
            {
                new RecognitionText(AnsiConsole.Console).Write(outcome, question, view.Head);
            }

            return outcome.Status is RecognitionStatus.Recognised or RecognitionStatus.RecognisedWithConditions
                ? ExitCode.Accept
                : ExitCode.Undecided;
        });
        return command;
    }

    private static RecognitionQuestion ToQuestion(ParseResult parsed) => new(
        Values.Province("--to", parsed.GetValue(To)), Values.Province("--from", parsed.GetValue(From)),
        Values.Type(parsed.GetValue(Type)!).TypeId,
        parsed.GetValue(Seal) switch
        {
            0 => null,
            1 or 4 or 5 => (byte)parsed.GetValue(Seal),
            int other => throw new UsageException($"--seal {other}: 1, 4 or 5."),
        },
        Values.Moment("--at", parsed.GetValue(At))
            ?? DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds()));
}
