using System.CommandLine;
using Certs.Cli.Reports;

namespace Certs.Cli.Commands;

/// <summary><c>certs inspect FILE</c>: what a document says, without judging it.</summary>
internal static class InspectCommand
{
    public static Command Create()
    {
        Argument<FileInfo> file = new("file") { Description = "The document." };
        Command command = new("inspect", "Show what a document says, without judging it. 查看证照内容（不核验）。") { file };
        command.SetAction(parsed =>
        {
            DocumentText.Write(DocumentFile.Read(parsed.GetValue(file)!));
            return ExitCode.Accept;
        });
        return command;
    }
}
