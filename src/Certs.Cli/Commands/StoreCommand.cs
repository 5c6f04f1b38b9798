using System.CommandLine;
using System.Diagnostics;
using Certs.Cli.Service;

namespace Certs.Cli.Commands;

/// <summary><c>certs store move</c>: what is done with a node's store while no service runs on it.</summary>
internal static class StoreCommand
{
    public static Command Create() => new("store", "The store of a node. 节点的存储。") { Move() };

    private static Command Move()
    {
        Option<string> from = new("--from") { Description = "The SQLite file, such as .certs/node/certs.db.", Required = true };
        Option<string> to = new("--to")
        {
            Description = "The empty PostgreSQL database: postgres://user@host:5432/database.",
            Required = true,
        };
        Option<string?> password = new("--password-file") { Description = "The file with that user's password." };
        Command command = new("move", "Move a store into PostgreSQL; repeat it when it is cut off.") { from, to, password };
        command.SetAction((parsed, stop) => RunAsync(
            [
                "--from", parsed.GetValue(from)!, "--to", parsed.GetValue(to)!,
                .. parsed.GetValue(password) is { } file ? new[] { "--password-file", file } : [],
            ],
            stop));
        return command;
    }

    // The service's program moves it: the command line knows no store, and verifying must not depend on one.
    private static async Task<int> RunAsync(IEnumerable<string> arguments, CancellationToken stop)
    {
        ProcessStartInfo start = new("dotnet") { ArgumentList = { ServerProgram.Find(), "store-move" } };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        try
        {
            await process.WaitForExitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }

        return process.ExitCode;
    }
}
