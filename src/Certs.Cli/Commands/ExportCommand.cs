using System.CommandLine;
using Certs.Core.Documents;
using Certs.Core.Suites;

namespace Certs.Cli.Commands;

/// <summary><c>certs export FILE --sd-jwt</c>: one signature of a document as compact <c>dc+sd-jwt</c>.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        Argument<FileInfo> file = new("file") { Description = "The document." };
        Option<bool> sdJwt = new("--sd-jwt") { Description = "The compact form (RFC 9901) for wallets.", Required = true };
        Option<string?> suite = new("--suite") { Description = "Which signature. Default: the first that JOSE knows." };
        Option<FileInfo?> output = new("--out") { Description = "Where to write it. Default: standard output." };
        Command command = new("export", "Export a document for wallets and foreign verifiers. 导出。")
        {
            file, sdJwt, suite, output,
        };
        command.SetAction(async (parsed, stop) =>
        {
            CertificateDocument document = DocumentFile.Read(parsed.GetValue(file)!);
            string compact = SdJwtExport.Export(document, Choose(document, parsed.GetValue(suite)));
            if (parsed.GetValue(output) is { } target)
            {
                await File.WriteAllTextAsync(target.FullName, compact, stop);
            }
            else
            {
                Console.WriteLine(compact);
            }

            return ExitCode.Accept;
        });
        return command;
    }

    private static Suite Choose(CertificateDocument document, string? wanted)
    {
        if (wanted is not null)
        {
            Suite suite = (Suite)SuiteNames.Parse(wanted);
            return document.Signatures.Any(signature => signature.Suite == suite) && suite != Suite.SM2
                ? suite
                : throw new UsageException($"The document has no {wanted} signature that a wallet could read.");
        }

        return document.Signatures.FirstOrDefault(signature => signature.Suite != Suite.SM2)?.Suite
            ?? throw new UsageException(
                "The document is signed with SM2 alone, which JOSE does not know: there is no compact form of it.");
    }
}
