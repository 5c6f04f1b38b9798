using System.CommandLine;
using Certs.Api.V1;
using Certs.Cli.Reports;
using Certs.Cli.Service;
using ChangeAct = Certs.Core.Lifecycle.ChangeAct;

namespace Certs.Cli.Commands.Lifecycle;

/// <summary><c>certs supersede NUMBER FIELDS</c>: issues a certificate in the place of another.</summary>
internal static class SupersedeCommand
{
    public static Command Create()
    {
        Argument<FileInfo> fields = new("fields") { Description = "A JSON file with the fields of the new one." };
        Option<string?> output = new("--out") { Description = "Where to save the new document. Default: <number>.json." };
        ContentOptions content = new();
        ChangeOptions options = new(ChangeAct.Supersede);
        Command command = new(
            "supersede", "Issue a certificate in the place of another, and retire that. 变更、延续或补发证照。")
        {
            LifecycleOptions.Number, fields, output,
        };
        content.AddTo(command);
        options.AddTo(command);
        command.SetAction(async (parsed, stop) =>
        {
            SupersedeCertificateRequest request = new()
            {
                RequestId = options.RequestId(parsed),
                Number = parsed.GetValue(LifecycleOptions.Number)!,
                Content = content.Read(parsed, FieldsFile.Read(parsed.GetValue(fields)!)),
                Reason = options.Reason(parsed),
                EffectiveFrom = options.Effective(parsed),
                Officer = options.Officer(parsed),
                LegalBasis = options.Basis(parsed),
            };
            using ServiceConnection service = ServiceConnection.Open(DataFolder.Of(parsed), "issuer");
            SupersedeCertificateResponse answer =
                await service.Lifecycle.SupersedeCertificateAsync(request, cancellationToken: stop);
            await Anchoring.WaitAsync(service.Issuance, [answer.Certificate.Number], stop);
            Certificate issued = (await service.Issuance.GetCertificateAsync(
                new GetCertificateRequest { Number = answer.Certificate.Number }, cancellationToken: stop)).Certificate;
            string path = parsed.GetValue(output) ?? issued.Number + ".json";
            await File.WriteAllBytesAsync(path, issued.Document.ToByteArray(), stop);
            LifecycleText.Write(answer.Change, parsed.GetValue(LifecycleOptions.Json));
            await Console.Error.WriteLineAsync($"{issued.Number}: {path}");
            return ExitCode.Accept;
        });
        return command;
    }
}
