using System.Diagnostics;
using Xunit;

namespace Certs.Server.Tests.Readme;

/// <summary>Runs what a reader would paste into a shell.</summary>
internal static class Shell
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <summary>Runs a script that has to end with 0; it stops at the first command that fails.</summary>
    /// <param name="script">The script.</param>
    /// <param name="folder">The folder it runs in.</param>
    /// <param name="environment">What stands in the environment besides.</param>
    /// <returns>What it wrote.</returns>
    public static async Task<string> RunAsync(
        string script, string folder, params (string Name, string Value)[] environment)
    {
        ProcessStartInfo start = new("bash", ["-euo", "pipefail", "-c", script])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process shell = Process.Start(start)!;
        using CancellationTokenSource limit =
            CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            Task<string> output = shell.StandardOutput.ReadToEndAsync(limit.Token);
            Task<string> errors = shell.StandardError.ReadToEndAsync(limit.Token);
            await shell.WaitForExitAsync(limit.Token);
            Assert.True(shell.ExitCode == 0, $"{script}\n{await output}\n{await errors}");
            return await output;
        }
        finally
        {
            if (!shell.HasExited)
            {
                shell.Kill(entireProcessTree: true);
            }
        }
    }
}
