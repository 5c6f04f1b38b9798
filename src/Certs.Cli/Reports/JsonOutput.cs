using System.CommandLine;
using Google.Protobuf;

namespace Certs.Cli.Reports;

/// <summary>The option <c>--json</c>: what a command has to say, as one object on one line, for programs.</summary>
internal static class JsonOutput
{
    private static readonly JsonFormatter Formatter = new(
        JsonFormatter.Settings.Default.WithPreserveProtoFieldNames(true).WithFormatDefaultValues(true));

    /// <summary>The option.</summary>
    public static Option<bool> Option { get; } = new("--json")
    {
        Description = "One JSON object (protobuf's mapping) instead of text.",
    };

    /// <summary>A message as one line of JSON, in protobuf's mapping: 64-bit numbers are strings.</summary>
    public static string Of(IMessage message) => Formatter.Format(message);

    /// <summary>Prints an answer: as an object where that is asked for, otherwise for people.</summary>
    /// <param name="parsed">The command.</param>
    /// <param name="answer">The answer, as the service's own RPC would give it.</param>
    /// <param name="show">Prints it for people.</param>
    /// <returns>The command's exit code.</returns>
    public static int Print(ParseResult parsed, IMessage answer, Action show)
    {
        if (parsed.GetValue(Option))
        {
            Console.WriteLine(Of(answer));
        }
        else
        {
            show();
        }

        return ExitCode.Accept;
    }
}
