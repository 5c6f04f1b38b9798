using System.CommandLine;
using System.Globalization;
using Certs.Api.V1;
using Certs.Cli.Codes;
using Certs.Cli.Offline;
using Certs.Cli.Service;
using Certs.Core.Bundles;
using Certs.Core.Registry;
using Certs.Core.ShortForms;
using Certs.Ledger.Offline;
using Google.Protobuf;
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

    private static readonly Option<string?> Code = new("--qr")
    {
        Description = "The short form as one QR code, which provinces sign for through the service in --data: a file "
            + "ending in .png, .svg or .txt, or terminal.",
    };

    private static readonly Option<string?> Animated = new("--animated")
    {
        Description = "The bundle as a page of QR codes that follow each other: a file ending in .html.",
    };

    public static Command Create()
    {
        Command command = LocalChain.Into(
            new Command("bundle", "Make a file that proves itself without a network. 生成可离线核验的证据包。")
            {
                Presented, Output, IsCompact, Bridges, Code, Animated,
            });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        FileInfo file = parsed.GetValue(Presented)!;
        Bundle old = BundleFile.Read(file);
        if (parsed.GetValue(Code) is { } place)
        {
            return await WriteCodeAsync(parsed, place, old, stop);
        }

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
        if (parsed.GetValue(Animated) is { } page)
        {
            return await WritePageAsync(page, bundle, stop);
        }

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

    private static async Task<int> WriteCodeAsync(
        ParseResult parsed, string place, Bundle bundle, CancellationToken stop)
    {
        CodeOutput.Check(place);
        using ServiceConnection service = ServiceConnection.Open(DataFolder.Of(parsed), "verifier");
        GetBundleResponse answer = await service.Verification.GetBundleAsync(
            new GetBundleRequest { Document = ByteString.CopyFrom(bundle.Document.Span), Form = BundleForm.Short },
            cancellationToken: stop);
        string text = answer.Bundle.ToStringUtf8();
        string written = await CodeOutput.WriteAsync(place, text, stop);
        AnsiConsole.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"{written}; {ShortForm.SizeOf(ShortForm.Read(answer.Bundle.Span))} bytes, status as of block {answer.AsOf.BlockNumber}.");
        return ExitCode.Accept;
    }

    private static async Task<int> WritePageAsync(string page, Bundle bundle, CancellationToken stop)
    {
        byte[] whole = BundleWriter.WriteBinary(bundle);
        await File.WriteAllTextAsync(page, AnimatedPage.Write(whole), stop);
        AnsiConsole.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"{page}: {whole.Length} bytes in {Frame.Split(whole).Count} codes.");
        return ExitCode.Accept;
    }
}
