using System.CommandLine;
using System.Globalization;
using Certs.Api.V1;
using Certs.Cli.Service;
using Spectre.Console;

namespace Certs.Cli.Commands;

/// <summary><c>certs issue</c>: one certificate from a file of fields; waits for its anchor and saves the document.</summary>
internal static class IssueCommand
{
    public static Command Create()
    {
        ContentOptions content = new();
        Argument<FileInfo> fields = new("fields") { Description = "A JSON file with the fields of the type." };
        Option<string?> output = new("--out") { Description = "Where to save the document. Default: <number>.json." };
        Option<Guid?> request = new("--request-id") { Description = "Makes a repeated call harmless. Default: a new one." };
        Option<bool> now = new("--no-wait") { Description = "Do not wait for the anchor." };
        Command command = new("issue", "Issue one certificate and save it. 签发一份证照。")
        {
            fields, output, request, now, DataFolder.Option,
        };
        content.AddTo(command);
        command.SetAction((parsed, stop) => RunAsync(
            DataFolder.Of(parsed),
            new IssueCertificateRequest
            {
                RequestId = (parsed.GetValue(request) ?? Guid.NewGuid()).ToString(),
                Content = content.Read(parsed, FieldsFile.Read(parsed.GetValue(fields)!)),
            },
            parsed.GetValue(output),
            !parsed.GetValue(now),
            stop));
        return command;
    }

    private static async Task<int> RunAsync(
        DataFolder folder, IssueCertificateRequest request, string? output, bool wait, CancellationToken stop)
    {
        using ServiceConnection service = ServiceConnection.Open(folder, "issuer");
        Certificate issued =
            (await service.Issuance.IssueCertificateAsync(request, cancellationToken: stop)).Certificate;
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Issued [bold]{issued.Number}[/] ({issued.Agency}).");
        if (wait)
        {
            await Anchoring.WaitAsync(service.Issuance, [issued.Number], stop);
            issued = (await service.Issuance.GetCertificateAsync(
                new GetCertificateRequest { Number = issued.Number }, cancellationToken: stop)).Certificate;
            AnsiConsole.MarkupLineInterpolated(
                CultureInfo.InvariantCulture,
                $"Anchored in block {issued.Anchor.BlockNumber} at {issued.Anchor.BlockTime.ToDateTimeOffset():u}.");
        }

        string path = output ?? issued.Number + ".json";
        await File.WriteAllBytesAsync(path, issued.Document.ToByteArray(), stop);
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Saved as {path}.");
        return ExitCode.Accept;
    }
}
