using System.Diagnostics;
using Certs.Testing;
using Xunit;

namespace Certs.Server.Tests.Cli;

/// <summary>Runs the command line as a program, as a shell would.</summary>
internal static class CertsProgram
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Runs <c>certs</c> with <paramref name="arguments"/> and waits for its end.</summary>
    public static Task<CertsResult> RunAsync(params string[] arguments) => RunAsync([], arguments);

    /// <summary>The same with other environment variables.</summary>
    public static async Task<CertsResult> RunAsync(
        Dictionary<string, string?> environment, params string[] arguments)
    {
        string configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        ProcessStartInfo start = new("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(
            Path.Combine(Repository.Root, "artifacts", "bin", "Certs.Cli", configuration, "certs.dll"));
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach ((string name, string? value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        using CancellationTokenSource limit =
            CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(limit.Token);
        Task<string> errors = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }

        return new CertsResult(process.ExitCode, await output, await errors);
    }
}
