using System.CommandLine;
using Certs.Api.V1;
using Certs.Cli.Reports;
using Certs.Cli.Service;
using Google.Protobuf;

namespace Certs.Cli.Commands.Bridging;

/// <summary><c>certs bridge withdraw FILE --for 33</c>: takes back what was said about a certificate.</summary>
internal static class BridgeWithdrawCommand
{
    public static Command Create()
    {
        Argument<FileInfo> file = new("file") { Description = "The certificate." };
        Option<int> province = BridgeCommand.For();
        Command command = new("withdraw", "Withdraw the statement about a certificate. 撤回桥接声明。")
        {
            file, province, JsonOutput.Option, DataFolder.Option,
        };
        command.SetAction(async (parsed, stop) =>
        {
            Core.Hash32 leaf = DocumentFile.Read(parsed.GetValue(file)!).ComputeLeaf();
            using ServiceConnection service = ServiceConnection.Open(DataFolder.Of(parsed), "operator");
            WithdrawStatementResponse answer = await service.Bridge.WithdrawStatementAsync(
                new WithdrawStatementRequest
                {
                    OriginalLeaf = ByteString.CopyFrom(leaf.ToArray()),
                    Province = BridgeCommand.ToProvince(parsed.GetValue(province)),
                },
                cancellationToken: stop);
            return JsonOutput.Print(parsed, answer.Statement, () => Console.WriteLine(answer.Statement.WithdrawTime is { } time
                ? $"Withdrawn {time.ToDateTimeOffset():yyyy-MM-dd HH:mm:ss}Z; the chain says so within seconds."
                : "The statement had expired; there is nothing to withdraw."));
        });
        return command;
    }
}
