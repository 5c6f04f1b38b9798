using System.Diagnostics;
using Xunit;

namespace Certs.Testing;

/// <summary>
/// Runs a script beside the tests with node and the npm packages of <c>tests/package.json</c>.
/// </summary>
public static class NodeScript
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Runs the script with <paramref name="input"/> as its standard input and returns its standard output.
    /// Where the packages are not installed the calling test is skipped and says how to install them.
    /// </summary>
    /// <param name="name">The script's name.</param>
    /// <param name="input">Its standard input.</param>
    /// <param name="folder">The folder below <c>tests</c> that it is in.</param>
    /// <param name="arguments">Its arguments.</param>
    public static async Task<string> RunAsync(
        string name, string input, string folder = "Certs.Core.Tests/Documents", params IReadOnlyList<string> arguments)
    {
        string tests = Path.Combine(Repository.Root, "tests");
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(tests, "node_modules")),
            "The npm packages are missing: run `npm ci` in the folder tests.");

        string script = Path.Combine(tests, folder, name);
        using Process node = Process.Start(new ProcessStartInfo("node", [script, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        using CancellationTokenSource limit = new(Limit);
        try
        {
            Task<string> output = node.StandardOutput.ReadToEndAsync(limit.Token);
            Task<string> errors = node.StandardError.ReadToEndAsync(limit.Token);
            await node.StandardInput.WriteAsync(input.AsMemory(), limit.Token);
            node.StandardInput.Close();
            await node.WaitForExitAsync(limit.Token);
            Assert.True(node.ExitCode == 0, await errors);
            return await output;
        }
        finally
        {
            if (!node.HasExited)
            {
                node.Kill();
            }
        }
    }
}
