using System.Diagnostics;
using Certs.Cli.Demo;
using Certs.Cli.Service;
using Certs.Ledger.DevChain;

namespace Certs.Benchmarks.KillLoop;

/// <summary>
/// Kills the service, and the chain with every other kill, at random moments while four clients issue; then counts what
/// was promised and what is there.
/// </summary>
internal static class KillLoopProgram
{
    private const int Clients = 4;

    public static async Task<int> RunAsync(int kills)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("certs-kill-loop-");
        try
        {
            Promises promises = new();
            NodeProcess node = await StartAsync(folder);
            string agency = await EnterAgencyAsync(node.Folder);
            using CancellationTokenSource stop = new();
            Task[] clients = [.. Enumerable.Range(0, Clients)
                .Select(_ => Task.Run(() => new IssuingClient(node.Folder, agency, promises).RunAsync(stop.Token)))];
            for (int kill = 1; kill <= kills; kill++)
            {
                await Task.Delay(Random.Shared.Next(100, 2000));
                await KillAsync(node, folder, withChain: kill % 2 == 0);
                node = await StartAsync(folder);
                Console.Error.WriteLine($"kill {kill} of {kills}: {promises.PayloadByNumber.Count} acknowledged");
            }

            await stop.CancelAsync();
            await Task.WhenAll(clients);
            await using (node)
            {
                Findings findings = await Findings.GatherAsync(node.Folder, agency, promises);
                Console.WriteLine(findings.ToText(kills));
                return findings.AreGood ? 0 : 1;
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Task<NodeProcess> StartAsync(DirectoryInfo folder) => NodeProcess.StartAsync(
        62, Path.Combine(folder.FullName, "62"), Path.Combine(folder.FullName, "shared"), [], CancellationToken.None);

    private static async Task KillAsync(NodeProcess node, DirectoryInfo folder, bool withChain)
    {
        NodeFile? chain = NodeFile.Find(new DevChainFolder(Path.Combine(folder.FullName, "shared")).Node);
        if (withChain && chain is not null)
        {
            try
            {
                using Process process = Process.GetProcessById(chain.ProcessId);
                process.Kill();
            }
            catch (ArgumentException)
            {
                // It was gone already: the service had just been about to start it again.
            }
        }

        await node.KillAsync();
        await node.DisposeAsync();
    }

    private static async Task<string> EnterAgencyAsync(DataFolder folder)
    {
        using ServiceConnection service = ServiceConnection.Open(folder, "operator");
        DemoAgency agency = await DemoAgency.FoundAsync(service.Administration, CancellationToken.None);
        return agency.Urn;
    }
}
