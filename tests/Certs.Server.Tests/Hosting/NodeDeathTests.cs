using System.Diagnostics;
using Certs.Cli.Service;
using Certs.Ledger.DevChain;
using Certs.Testing.Chain;
using Xunit;

namespace Certs.Server.Tests.Hosting;

/// <summary>A service that is killed leaves nothing running, and comes back.</summary>
public sealed class NodeDeathTests
{
    [Fact]
    public async Task Killed_it_leaves_no_chain_node_behind_and_starts_again_on_the_same_folders()
    {
        TestAnvil.Use();
        using TempFolder folder = new();
        CancellationToken stop = TestContext.Current.CancellationToken;
        string chain = folder.File("shared");
        int anvil;
        await using (NodeProcess first = await StartAsync(folder.File("62"), chain, stop))
        {
            anvil = NodeFile.Find(new DevChainFolder(chain).Node)!.ProcessId;
            Assert.True(IsRunning(anvil));

            await first.KillAsync();
        }

        await Eventually.HoldsAsync(() => Task.FromResult(!IsRunning(anvil)));
        int next;
        await using (NodeProcess second = await StartAsync(folder.File("62"), chain, stop))
        {
            next = NodeFile.Find(new DevChainFolder(chain).Node)!.ProcessId;
            Assert.NotEqual(anvil, next);
        }

        await Eventually.HoldsAsync(() => Task.FromResult(!IsRunning(next)));
    }

    private static Task<NodeProcess> StartAsync(string data, string chain, CancellationToken stop) =>
        NodeProcess.StartAsync(62, data, chain, ["--Keys:Iterations=1000"], stop);

    // A dead child that nobody has waited for yet is still in the list of processes, as a zombie.
    private static bool IsRunning(int processId)
    {
        try
        {
            using Process process = Process.GetProcessById(processId);
            string state = File.ReadAllText($"/proc/{processId}/stat");
            return state[state.LastIndexOf(')') + 2] != 'Z';
        }
        catch (Exception gone) when (gone is ArgumentException or IOException)
        {
            return false;
        }
    }
}
