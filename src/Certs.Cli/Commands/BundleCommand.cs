using System.CommandLine;
using System.Globalization;
using Certs.Cli.Offline;
using Certs.Cli.Service;
using Certs.Core.Bundles;
using Certs.Core.Registry;
using Certs.Ledger.Offline;
using Spectre.Console;

namespace Certs.Cli.Commands;

/// <summary>
/// <c>certs bundle FILE</c>: the document with everything of the chain that a verifier without a network needs, taken from
/// the chain itself; of a bundle one with a newer proof of the status.
/// </summary>
internal static class BundleCommand
{
    private static readonly Argument<FileInfo> Presented = new("file") { Description = "The document, or a bundle." };

    private static readonly Option<string?> Output = new("--out")
    {
        Description = "Where to save the bundle. Default: the document's name with .bundle.json or .bundle.",
    };

    private static readonly Option<bool> IsCompact = new("--compact") { Description = "The compact form, not JSON." };

    private static readonly Option<FileInfo[]> Bridges =
        new("--bridge") { Description = "A bridge statement beside the document; may be repeated." };

    public static Command Create()
    {
        Command command = LocalChain.Into(
            new Command("bundle", "Make a file that proves itself without a network. 生成可离线核验的证据包。")
            {
                Presented, Output, IsCompact, Bridges,
            });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        FileInfo file = parsed.GetValue(Presented)!;
        Bundle old = BundleFile.Read(file);
        Bundle asked = old with
        {
            Witness = null,
            Statements =
            [
                .. old.Statements,
                .. (parsed.GetValue(Bridges) ?? []).Select(
                    bridge => new StatementEvidence(DocumentFile.ReadBytes(bridge), null)),
            ],
        };
        using LocalChain chain = LocalChain.Open(parsed);
        (Bundle bundle, ChainHead head) = await new BundleCapture(chain.Reader, chain.Node).RefreshAsync(asked, stop);
        bool isCompact = parsed.GetValue(IsCompact);
        byte[] bytes = isCompact ? BundleWriter.WriteBinary(bundle) : BundleWriter.WriteJson(bundle);
        string output = parsed.GetValue(Output)
            ?? Path.ChangeExtension(file.FullName, isCompact ? ".bundle" : ".bundle.json");
        await File.WriteAllBytesAsync(output, bytes, stop);
        AnsiConsole.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"{output}: {bytes.Length} bytes, status as of block {head.BlockNumber}, {Values.Text(head.BlockTime)}.");
        if (bundle.Inclusion is null)
        {
            await Console.Error.WriteLineAsync("The document is not anchored, so the bundle does not prove that it was.");
            return ExitCode.Undecided;
        }

        return ExitCode.Accept;
    }
}
