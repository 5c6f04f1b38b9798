using System.CommandLine;
using System.Diagnostics;
using Certs.Cli.Demo;
using Certs.Cli.Service;
using Certs.Ledger.DevChain;

namespace Certs.Cli.Commands;

/// <summary>
/// <c>certs demo</c>: provinces on this machine, from issuing to the verdict, every attack on it, and recognition.
/// </summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        Option<bool> once = new("--once") { Description = "End after the steps. Without it the services go on until Ctrl+C." };
        Option<bool> json = new("--json") { Description = "One JSON array instead of text." };
        Command command = new("demo", "Issue in Gansu, anchor, verify in Zhejiang, on this machine. 演示。") { once, json };
        command.SetAction((parsed, stop) => RunAsync(parsed.GetValue(once), parsed.GetValue(json), stop));
        return command;
    }

    private static async Task<int> RunAsync(bool once, bool json, CancellationToken stop)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("certs-demo-");
        DemoOutput output = new(json);
        Stopwatch took = Stopwatch.StartNew();
        bool good;
        try
        {
            output.Say("各省各有服务，只共享一条链。每一步显示窗口看到的结论；✓ 表示与预期一致。时间均为 UTC。");
            output.Say("Each province has a service of its own; they share one chain. Each step shows what a window sees; ✓: it came out as it must. Times are UTC.");
            output.Say("启动本地链与甘肃节点… Starting a local chain and the node of Gansu …");
            string chain = Path.Combine(folder.FullName, "shared");
            await using NodeProcess gansu = await NodeProcess.StartAsync(62, Path.Combine(folder.FullName, "62"), chain, [], stop);
            output.Say("启动浙江节点：自有数据库与密钥，只共享链… Starting the node of Zhejiang: own store, own keys, only the chain is shared …");
            await using NodeProcess zhejiang = await NodeProcess.StartAsync(
                33, Path.Combine(folder.FullName, "33"), chain,
                ["--Verifying:MaxHeadAge=00:00:04", "--Statistics:FlushInterval=00:00:00.5"], stop);
            output.Say("启动云南节点，它也参加表决… Starting the node of Yunnan, which votes too …");
            await using NodeProcess yunnan = await NodeProcess.StartAsync(53, Path.Combine(folder.FullName, "53"), chain, [], stop);
            good = await new DemoScript(gansu, yunnan, zhejiang, new DevChainFolder(chain), output).RunAsync(stop);
            output.Finish(good, took.Elapsed);
            if (!once)
            {
                await StayAsync(gansu, zhejiang, output, stop);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return good ? ExitCode.Accept : ExitCode.Reject;
    }

    private static async Task StayAsync(NodeProcess gansu, NodeProcess zhejiang, DemoOutput output, CancellationToken stop)
    {
        output.Say($"Gansu: {gansu.Folder.ReadServiceFile().Plain}  --data {gansu.Folder.Path}");
        output.Say($"Zhejiang: {zhejiang.Folder.ReadServiceFile().Plain}  --data {zhejiang.Folder.Path}");
        output.Say("Ctrl+C 结束。 Ctrl+C ends both.");
        try
        {
            await Task.Delay(Timeout.Infinite, stop);
        }
        catch (OperationCanceledException)
        {
            // Ctrl+C is how this command ends.
        }
    }
}
