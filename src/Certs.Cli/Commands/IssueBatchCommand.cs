using System.CommandLine;
using Certs.Cli.Batch;
using Certs.Cli.Service;
using Google.Protobuf.WellKnownTypes;

namespace Certs.Cli.Commands;

/// <summary><c>certs issue-batch</c>: a file of certificates; run again after an interruption, it goes on.</summary>
internal static class IssueBatchCommand
{
    public static Command Create()
    {
        ContentOptions content = new();
        Argument<FileInfo> file = new("file")
        {
            Description = "JSON Lines (.jsonl) or CSV with a header (.csv). _serial, _valid_from and _valid_until are "
                + "the certificate's own; every other name is a field of the type.",
        };
        Option<string?> results = new("--results")
        {
            Description = "Where to write one JSON line per item. Default: <file>.results.jsonl.",
        };
        Option<DirectoryInfo?> documents = new("--documents") { Description = "Save each document in this folder." };
        Command command = new("issue-batch", "Issue a file of certificates. 批量签发。")
        {
            file, results, documents, DataFolder.Option,
        };
        content.AddTo(command);
        command.SetAction((parsed, stop) =>
        {
            FileInfo input = parsed.GetValue(file)!;
            if (!input.Exists)
            {
                throw new UsageException($"{input.FullName}: there is no such file.");
            }

            BatchRun run = new(
                input.FullName,
                content.Read(parsed, new Struct()),
                parsed.GetValue(results) ?? input.FullName + ".results.jsonl",
                parsed.GetValue(documents)?.FullName);
            return RunAsync(DataFolder.Of(parsed), run, stop);
        });
        return command;
    }

    private static async Task<int> RunAsync(DataFolder folder, BatchRun run, CancellationToken stop)
    {
        using ServiceConnection service = ServiceConnection.Open(folder, "issuer");
        BatchOutcome outcome = await run.RunAsync(service.Issuance, stop);
        Console.WriteLine(
            $"{outcome.Issued} issued, {outcome.Refused} refused, {outcome.Total} in the file. Details: {run.ResultsPath}");
        return outcome.Refused == 0 ? ExitCode.Accept : ExitCode.Reject;
    }
}
