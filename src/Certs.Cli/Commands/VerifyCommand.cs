using System.CommandLine;
using System.Globalization;
using Certs.Cli.Reports;
using Certs.Cli.Service;
using Certs.Core.Numbers;
using Certs.Core.Seals;
using Certs.Core.Types;
using Certs.Core.Verification;
using Certs.Ledger;
using Certs.Ledger.Evm;
using Spectre.Console;

namespace Certs.Cli.Commands;

/// <summary>
/// <c>certs verify FILE --as 33</c>: judges here, with the chain read directly from the nodes and pinned by the network
/// file. No service is asked, so none need be trusted.
/// </summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        Argument<FileInfo> file = new("file") { Description = "The document." };
        Option<int> province = new("--as") { Description = "The relying province, such as 33.", Required = true };
        Option<string?> at = new("--at") { Description = "The moment to judge at (RFC 3339). Default: now." };
        Option<long?> knownAt = new("--known-at") { Description = "The block up to which the registries count. Default: the newest." };
        Option<FileInfo[]> bridges = new("--bridge") { Description = "A bridge statement beside the document; may be repeated." };
        Option<bool> json = new("--json") { Description = "One JSON object instead of text." };
        Option<bool> all = new("--all") { Description = "Show the checks that passed, too." };
        Option<FileInfo?> network = new("--network") { Description = "The network file. Default: the service's in --data." };
        Option<string[]> nodes = new("--node") { Description = "A chain node; may be repeated. Default: the service's in --data." };
        Option<FileInfo?> makers = new("--seal-makers")
        {
            Description = "The seal makers to trust, a line each: SHA-256 of the certificate, from, until. Default: nobody.",
        };
        Command command = new("verify", "May this be accepted, and if not, what is missing? 核验证照。")
        {
            file, province, at, knownAt, bridges, json, all, network, nodes, makers, DataFolder.Option,
        };
        command.SetAction(async (parsed, stop) =>
        {
            ushort asProvince = ToProvince(parsed.GetValue(province));
            DateTimeOffset? moment = ToMoment(parsed.GetValue(at));
            PresentedDocument document = PresentedDocument.Read(DocumentFile.ReadBytes(parsed.GetValue(file)!));
            (string networkFile, IReadOnlyList<Uri> addresses) =
                Sources(parsed.GetValue(network), ToNodes(parsed.GetValue(nodes) ?? []), DataFolder.Of(parsed));
            VerdictQuestion question = new(asProvince, moment, ToBlock(parsed.GetValue(knownAt)));
            PresentedStatement[] beside = [.. (parsed.GetValue(bridges) ?? []).Select(
                bridge => PresentedStatement.Read(DocumentFile.ReadBytes(bridge)))];
            VerificationPolicy policy = ToPolicy(parsed.GetValue(makers));
            VerificationReport report =
                await JudgeAsync(document, beside, question, policy, networkFile, addresses, stop);
            Show(report, document, parsed.GetValue(json), parsed.GetValue(all));
            return CodeOf(report);
        });
        return command;
    }

    private static async Task<VerificationReport> JudgeAsync(
        PresentedDocument document,
        PresentedStatement[] beside,
        VerdictQuestion question,
        VerificationPolicy policy,
        string networkFile,
        IReadOnlyList<Uri> addresses,
        CancellationToken stop)
    {
        EthNode[] nodes = [.. addresses.Select(address => new EthNode(address))];
        try
        {
            using ChainReader chain = new(nodes, ReadNetwork(networkFile));
            EvidenceGatherer gatherer =
                new(chain, CertificateTypes.BuiltIn, policy, TimeProvider.System);
            return Judge.Run(await gatherer.GatherAsync(document, beside, question, stop));
        }
        finally
        {
            foreach (EthNode node in nodes)
            {
                node.Dispose();
            }
        }
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

    private static (string Network, IReadOnlyList<Uri> Nodes) Sources(FileInfo? network, Uri[] nodes, DataFolder folder)
    {
        if (network is not null && nodes.Length > 0)
        {
            return (network.FullName, nodes);
        }

        ServiceFile service = folder.ReadServiceFile();
        return (network?.FullName ?? service.Network, nodes.Length > 0 ? nodes : service.Nodes);
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

    private static NetworkFile ReadNetwork(string path)
    {
        try
        {
            return NetworkFile.Read(path);
        }
        catch (Exception wrong) when (wrong is IOException or FormatException)
        {
            throw new UsageException($"{path}: {wrong.Message}");
        }
    }

    private static Uri[] ToNodes(string[] addresses) =>
    [
        .. addresses.Select(text =>
            Uri.TryCreate(text, UriKind.Absolute, out Uri? node) && node.Scheme is ("http" or "https")
                ? node
                : throw new UsageException($"--node {text}: an address such as http://127.0.0.1:8545.")),
    ];

    private static ushort ToProvince(int code) =>
        Province.TryFind(code, out _)
            ? (ushort)code
            : throw new UsageException($"--as {code}: there is no such province (GB/T 2260, two digits, such as 33).");

    private static long? ToBlock(long? number) =>
        number is null or >= 0 ? number : throw new UsageException($"--known-at {number}: a block's height, 0 or more.");

    private static DateTimeOffset? ToMoment(string? text)
    {
        if (text is null)
        {
            return null;
        }

        return DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment)
            ? moment
            : throw new UsageException($"--at {text}: a time as in RFC 3339, such as 2026-11-21T08:00:00+08:00.");
    }
}
