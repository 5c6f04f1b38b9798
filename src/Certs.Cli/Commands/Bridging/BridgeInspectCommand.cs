using System.CommandLine;
using System.Text.Json.Nodes;
using Certs.Cli.Reports;
using Certs.Core.Bridging;
using Certs.Core.Documents;

namespace Certs.Cli.Commands.Bridging;

/// <summary><c>certs bridge inspect FILE</c>: what statements say, without judging them.</summary>
internal static class BridgeInspectCommand
{
    public static Command Create()
    {
        Argument<FileInfo> file = new("file") { Description = "A statement, or a certificate that carries some." };
        Command command = new("inspect", "Show what statements say, without judging them. 查看桥接声明（不核验）。")
        {
            file, JsonOutput.Option,
        };
        command.SetAction(parsed =>
        {
            FileInfo input = parsed.GetValue(file)!;
            BridgeStatement[] statements = [.. StatementsIn(input).Select(statement => ReadOne(input, statement))];
            if (parsed.GetValue(JsonOutput.Option))
            {
                JsonArray told = [.. statements.Select(StatementJson.Of)];
                Console.WriteLine(new JsonObject { ["statements"] = told }.ToJsonString());
            }
            else
            {
                Array.ForEach(statements, StatementText.Write);
                Console.WriteLine(statements.Length == 0 ? "无桥接声明。 No bridge statement." : "");
            }

            return ExitCode.Accept;
        });
        return command;
    }

    // A statement says by the type in its headers that it is none of the certificates.
    private static IReadOnlyList<ReadOnlyMemory<byte>> StatementsIn(FileInfo input)
    {
        byte[] bytes = DocumentFile.ReadBytes(input);
        try
        {
            return DocumentReader.Read(bytes).Bridges;
        }
        catch (DocumentFormatException)
        {
            return [bytes];
        }
    }

    private static BridgeStatement ReadOne(FileInfo input, ReadOnlyMemory<byte> statement)
    {
        try
        {
            return BridgeStatementReader.Read(statement);
        }
        catch (DocumentFormatException wrong)
        {
            throw new UsageException($"{input.FullName}: {wrong.Message}");
        }
    }
}
