using System.Diagnostics;
using Certs.Cli.Service;

namespace Certs.Server.Tests.Hosting;

/// <summary>A service that must end by itself, because it cannot start.</summary>
/// <param name="ExitCode">What it told the shell.</param>
/// <param name="Errors">What it wrote to standard error, line by line.</param>
internal sealed record FailingStart(int ExitCode, IReadOnlyList<string> Errors)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public static async Task<FailingStart> RunAsync(IEnumerable<string> settings, string? anvil = null)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardError = true, RedirectStandardInput = true };
        start.ArgumentList.Add(ServerProgram.Find());
        foreach (string setting in settings)
        {
            start.ArgumentList.Add(setting);
        }

        if (anvil is not null)
        {
            start.Environment[Ledger.DevChain.AnvilBinary.Variable] = anvil;
            start.Environment["PATH"] = Path.GetDirectoryName(Environment.ProcessPath);
        }

        using Process process = Process.Start(start)!;
        using CancellationTokenSource limit = new(Limit);
        try
        {
            string errors = await process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new FailingStart(
                process.ExitCode, errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }
        finally
        {
            process.Kill();
        }
    }
}
