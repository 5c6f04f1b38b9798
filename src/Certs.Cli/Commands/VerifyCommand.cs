using System.CommandLine;
using Certs.Cli.Reports;
using Certs.Cli.Service;
using Certs.Core.Seals;
using Certs.Core.Types;
using Certs.Core.Verification;
using Certs.Ledger;
using Spectre.Console;

namespace Certs.Cli.Commands;

/// <summary>
/// <c>certs verify FILE --as 33</c>: judges here, with the chain read directly from the nodes and pinned by the network
/// file. No service is asked, so none need be trusted.
/// </summary>
internal static class VerifyCommand
{
    private static readonly Argument<FileInfo> Presented = new("file") { Description = "The document." };

    private static readonly Option<int> Relying =
        new("--as") { Description = "The relying province, such as 33.", Required = true };

    private static readonly Option<string?> At =
        new("--at") { Description = "The moment to judge at (RFC 3339). Default: now." };

    private static readonly Option<FileInfo[]> Bridges =
        new("--bridge") { Description = "A bridge statement beside the document; may be repeated." };

    private static readonly Option<bool> Json = new("--json") { Description = "One JSON object instead of text." };

    private static readonly Option<bool> All = new("--all") { Description = "Show the checks that passed, too." };

    private static readonly Option<FileInfo?> Makers = new("--seal-makers")
    {
        Description = "The seal makers to trust, a line each: SHA-256 of the certificate, from, until. Default: nobody.",
    };

    public static Command Create()
    {
        Command command = LocalChain.Into(
            new Command("verify", "May this be accepted, and if not, what is missing? 核验证照。")
            {
                Presented, Relying, At, Bridges, Json, All, Makers,
            });
        command.SetAction(async (parsed, stop) =>
        {
            VerdictQuestion question = new(
                Values.Province("--as", parsed.GetValue(Relying)), Values.Moment("--at", parsed.GetValue(At)),
                LocalChain.KnownAt(parsed));
            PresentedDocument document = PresentedDocument.Read(DocumentFile.ReadBytes(parsed.GetValue(Presented)!));
            VerificationReport report = await JudgeAsync(parsed, document, question, stop);
            Show(report, document, parsed.GetValue(Json), parsed.GetValue(All));
            return CodeOf(report);
        });
        return command;
    }

    private static async Task<VerificationReport> JudgeAsync(
        ParseResult parsed, PresentedDocument document, VerdictQuestion question, CancellationToken stop)
    {
        PresentedStatement[] beside = [.. (parsed.GetValue(Bridges) ?? []).Select(
            bridge => PresentedStatement.Read(DocumentFile.ReadBytes(bridge)))];
        VerificationPolicy policy = ToPolicy(parsed.GetValue(Makers));
        using LocalChain chain = LocalChain.Open(parsed);
        EvidenceGatherer gatherer = new(chain.Reader, CertificateTypes.BuiltIn, policy, TimeProvider.System);
        return Judge.Run(await gatherer.GatherAsync(document, beside, question, stop));
    }

    private static void Show(VerificationReport report, PresentedDocument document, bool json, bool all)
    {
        if (json)
        {
            using Stream output = Console.OpenStandardOutput();
            output.Write(ReportJson.Write(report));
            output.WriteByte((byte)'\n');
        }
        else
        {
            new ReportText(AnsiConsole.Console).Write(report, document, all);
        }
    }

    // Where the chain could not be read, asking again later is the answer, unless the document itself is proven wrong.
    private static int CodeOf(VerificationReport report)
    {
        if (report.Inputs.Registry is null && report.Action != WindowAction.Reject)
        {
            return ExitCode.Unavailable;
        }

        return report.Action switch
        {
            WindowAction.Accept or WindowAction.AcceptWithNotice => ExitCode.Accept,
            WindowAction.Reject => ExitCode.Reject,
            WindowAction.AskForFreshProof or WindowAction.ReferToBridge or WindowAction.ManualReview =>
                ExitCode.Undecided,
        };
    }

    private static VerificationPolicy ToPolicy(FileInfo? makers)
    {
        try
        {
            return makers is null
                ? VerificationPolicy.Default
                : new VerificationPolicy { SealMakers = SealTrustFile.Parse(File.ReadAllText(makers.FullName)) };
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new UsageException($"{makers!.Name}: {wrong.Message}");
        }
    }
}
