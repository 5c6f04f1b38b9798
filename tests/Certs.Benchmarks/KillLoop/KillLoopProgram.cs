using System.Diagnostics;
using System.Globalization;
using Certs.Cli.Demo;
using Certs.Cli.Service;

namespace Certs.Benchmarks.KillLoop;

/// <summary>
/// Kills service and chain at random moments while four clients issue, two by the unary call and two by
/// stream; then counts what was promised and what is there.
/// </summary>
internal static class KillLoopProgram
{
    private static readonly int[] AtOnce = [1, 1, 10, 10];

    /// <summary>Runs the loop.</summary>
    /// <param name="kills">How many.</param>
    /// <returns>0: every promise was kept. 1: not; the folders are left as they are, and named.</returns>
    public static async Task<int> RunAsync(int kills)
    {
        DirectoryInfo root = Directory.CreateTempSubdirectory("certs-kill-loop-");
        await using Victim victim = new(root);
        bool isGood = false;
        try
        {
            isGood = await RunAsync(victim, kills);
        }
        catch (KillLoopException stuck)
        {
            Console.WriteLine($"BROKEN {stuck.Message}");
        }

        await victim.DisposeAsync();
        if (isGood)
        {
            root.Delete(recursive: true);
            return 0;
        }

        Console.WriteLine($"What is left, with the service's log: {root.FullName}");
        return 1;
    }

    private static async Task<bool> RunAsync(Victim victim, int kills)
    {
        Stopwatch took = Stopwatch.StartNew();
        Promises promises = new();
        await victim.StartAsync();
        string agency = await EnterAgencyAsync(victim.Folder);
        using CancellationTokenSource stop = new();
        Task[] clients = [.. AtOnce.Select(atOnce => Task.Run(
            () => new IssuingClient(victim.Folder, agency, promises, atOnce).RunAsync(stop.Token)))];
        for (int kill = 1; kill <= kills && !clients.Any(client => client.IsFaulted); kill++)
        {
            KillKind kind = (KillKind)Random.Shared.Next(1, 5);
            await victim.KillAsync(kind);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{took.Elapsed:mm\\:ss} kill {kill} of {kills}: {kind}; "
                + $"{promises.PayloadByNumber.Count} acknowledged"));
        }

        await stop.CancelAsync();
        await Task.WhenAll(clients);

        // The last kill may be a moment ago: a start reads the chain and what it lost before the first call.
        await victim.RestartAsync();
        Findings findings = await Findings.GatherAsync(victim.Folder, agency, promises);
        foreach (string line in findings.Lines().Concat(promises.Broken))
        {
            Console.WriteLine(line);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{(findings.AreGood ? "good" : "BROKEN")}: {kills} kills in {took.Elapsed:mm\\:ss}"));
        return findings.AreGood;
    }

    private static async Task<string> EnterAgencyAsync(DataFolder folder)
    {
        using ServiceConnection service = ServiceConnection.Open(folder, "operator");
        DemoAgency agency = await DemoAgency.FoundAsync(service.Administration, CancellationToken.None);
        return agency.Urn;
    }
}
