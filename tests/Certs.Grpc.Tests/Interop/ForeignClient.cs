using System.ComponentModel;
using System.Diagnostics;

namespace Certs.Grpc.Tests.Interop;

/// <summary>Runs foreign programs as child processes, each with a limit on its time.</summary>
internal static class ForeignClient
{
    /// <summary>Generous, since the machine may be busy: a healthy case takes well under a second.</summary>
    public static readonly TimeSpan UsualLimit = TimeSpan.FromSeconds(60);

    /// <summary>Runs to the end or to the limit, when the process and its children are ended by id.</summary>
    public static async Task<ForeignRun> RunAsync(ForeignCommand command, TimeSpan limit)
    {
        using Process process = Start(command);
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        bool hasEnded = await EndsWithinAsync(process, limit);

        return new ForeignRun(command, hasEnded ? process.ExitCode : null, await output, await errors);
    }

    /// <inheritdoc cref="RunAsync(ForeignCommand, TimeSpan)"/>
    public static Task<ForeignRun> RunAsync(ForeignCommand command) => RunAsync(command, UsualLimit);

    /// <summary>What the program says; null when it cannot be started or does not end with 0.</summary>
    public static async Task<string?> AskAsync(ForeignCommand command)
    {
        try
        {
            ForeignRun run = await RunAsync(command);
            return run.ExitCode == 0 ? run.Output.Trim() : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static Process Start(ForeignCommand command)
    {
        ProcessStartInfo start = new(command.Program, command.Arguments)
        {
            WorkingDirectory = command.Folder ?? TestFolders.Tests,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in command.Environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static async Task<bool> EndsWithinAsync(Process process, TimeSpan limit)
    {
        using CancellationTokenSource tooLong = new(limit);
        try
        {
            await process.WaitForExitAsync(tooLong.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            return false;
        }
    }
}
