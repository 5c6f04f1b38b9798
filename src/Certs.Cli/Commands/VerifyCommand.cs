using System.CommandLine;
using Certs.Cli.Offline;
using Certs.Cli.Reports;
using Certs.Cli.Service;
using Certs.Core.Bundles;
using Certs.Core.Seals;
using Certs.Core.Types;
using Certs.Core.Verification;
using Certs.Ledger;
using Spectre.Console;

namespace Certs.Cli.Commands;

/// <summary>
/// <c>certs verify FILE --as 33</c>: judges here, with the chain read directly from the nodes and pinned by the network
/// file. No service is asked, so none need be trusted. With <c>--offline --trust FILE</c> nobody is asked at all.
/// </summary>
internal static class VerifyCommand
{
    private static readonly Argument<FileInfo> Presented = new("file") { Description = "The document, a bundle, or the text of a QR code." };

    private static readonly Option<bool> Offline =
        new("--offline") { Description = "Judge a bundle by --trust; ask nobody." };

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
                Presented, Relying, At, Bridges, Json, All, Makers, Offline, OfflineJudgement.TrustOption,
                OfflineJudgement.MemoryOption,
            });
        command.SetAction(async (parsed, stop) =>
        {
            VerdictQuestion question = new(
                Values.Province("--as", parsed.GetValue(Relying)), Values.Moment("--at", parsed.GetValue(At)),
                LocalChain.KnownAt(parsed));
            Bundle bundle = BundleFile.Read(parsed.GetValue(Presented)!);
            return parsed.GetValue(Offline)
                ? JudgeOffline(parsed, bundle, question)
                : await JudgeOnlineAsync(parsed, bundle, question, stop);
        });
        return command;
    }

    private static async Task<int> JudgeOnlineAsync(
        ParseResult parsed, Bundle bundle, VerdictQuestion question, CancellationToken stop)
    {
        PresentedDocument document = PresentedDocument.Read(bundle.Document);
        VerificationReport report = await JudgeAsync(parsed, document, BesideOf(parsed, bundle), question, stop);
        Show(report, document, parsed.GetValue(Json), parsed.GetValue(All));
        return CodeOf(report);
    }

    private static int JudgeOffline(ParseResult parsed, Bundle bundle, VerdictQuestion question)
    {
        OfflineQuestion offline = new(
            question.Province, TimeProvider.System.GetUtcNow(), question.At,
            question.KnownAtBlock is null ? KnownAs.Newest : KnownAs.AtStatusBlock);
        OfflineJudgement judgement = OfflineJudgement.Of(
            parsed, bundle, offline, ToPolicy(parsed.GetValue(Makers)));
        judgement.CheckKnownAt(question.KnownAtBlock);
        if (!parsed.GetValue(Json))
        {
            OfflineText.Write(AnsiConsole.Console, judgement);
        }

        Show(judgement.Report, judgement.Evidence.Document, parsed.GetValue(Json), parsed.GetValue(All));
        OfflineText.WriteKept(Console.Error, judgement);
        return CodeOf(judgement.Report);
    }

    private static async Task<VerificationReport> JudgeAsync(
        ParseResult parsed, PresentedDocument document, IReadOnlyList<PresentedStatement> beside,
        VerdictQuestion question, CancellationToken stop)
    {
        VerificationPolicy policy = ToPolicy(parsed.GetValue(Makers));
        using LocalChain chain = LocalChain.Open(parsed);
        EvidenceGatherer gatherer = new(chain.Reader, CertificateTypes.BuiltIn, policy, TimeProvider.System);
        return Judge.Run(await gatherer.GatherAsync(document, beside, question, stop));
    }

    private static PresentedStatement[] BesideOf(ParseResult parsed, Bundle bundle) =>
    [
        .. bundle.Statements.Select(statement => statement.File).OfType<ReadOnlyMemory<byte>>()
            .Concat((parsed.GetValue(Bridges) ?? []).Select(
                bridge => (ReadOnlyMemory<byte>)DocumentFile.ReadBytes(bridge)))
            .Select(PresentedStatement.Read),
    ];

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
