using System.CommandLine;
using Certs.Api.V1;
using Certs.Cli.Service;
using Certs.Core.Documents;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Certs.Cli.Commands.Bridging;

/// <summary>
/// <c>certs bridge request FILE --for 33</c>: the certificate with a statement attached, as soon as that is anchored.
/// </summary>
internal static class BridgeRequestCommand
{
    public static Command Create()
    {
        Argument<FileInfo> file = new("file") { Description = "The certificate." };
        Option<int> province = BridgeCommand.For();
        Option<string?> agency = new("--agency") { Description = "The bridging agency's URN. Default: any that may." };
        Option<int?> days = new("--days") { Description = "How many days it is to hold. Default: the service's." };
        Option<FileInfo?> output = new("--out")
        {
            Description = "Where the certificate with the statement goes. Default: beside the file, as .bridged.json.",
        };
        Option<FileInfo?> statement = new("--statement") { Description = "Where the statement alone goes, too." };
        Command command = new("request", "Ask for a statement about one certificate. 为一件证照申请桥接声明。")
        {
            file, province, agency, days, output, statement, DataFolder.Option,
        };
        command.SetAction(async (parsed, stop) =>
        {
            FileInfo input = parsed.GetValue(file)!;
            RequestStatementRequest request = new()
            {
                RequestId = Guid.NewGuid().ToString(),
                Document = ByteString.CopyFrom(DocumentFile.ReadBytes(input)),
                Province = BridgeCommand.ToProvince(parsed.GetValue(province)),
                Agency = parsed.GetValue(agency) ?? "",
                ValidFor = parsed.GetValue(days) is { } holds ? Duration.FromTimeSpan(TimeSpan.FromDays(holds)) : null,
                WaitUntilAnchored = true,
            };
            using ServiceConnection service = ServiceConnection.Open(DataFolder.Of(parsed), "verifier");
            RequestStatementResponse answer = await service.Bridge.RequestStatementAsync(request, cancellationToken: stop);
            return await SaveAsync(
                answer, parsed.GetValue(output)?.FullName ?? Path.ChangeExtension(input.FullName, ".bridged.json"),
                parsed.GetValue(statement)?.FullName, stop);
        });
        return command;
    }

    private static async Task<int> SaveAsync(
        RequestStatementResponse answer, string output, string? statement, CancellationToken stop)
    {
        if (answer.Statement.AnchorState != AnchorState.Anchored)
        {
            await Console.Error.WriteLineAsync("The statement is made and waits for the chain; run the command again.");
            return ExitCode.Undecided;
        }

        if (statement is not null)
        {
            await File.WriteAllBytesAsync(statement, answer.Statement.Statement.ToByteArray(), stop);
            Console.WriteLine(statement);
        }

        if (!answer.Document.IsEmpty)
        {
            await File.WriteAllBytesAsync(output, answer.Document.ToByteArray(), stop);
            Console.WriteLine(output);
        }
        else if (statement is null)
        {
            await Console.Error.WriteLineAsync(
                $"The certificate carries the statement already, or has no room for one ({DocumentLimits.Bridges} at most): "
                + "save it beside with --statement.");
        }

        return ExitCode.Accept;
    }
}
