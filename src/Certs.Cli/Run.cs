using System.CommandLine;
using Grpc.Core;

namespace Certs.Cli;

/// <summary>Runs the parsed command and turns what goes wrong into one sentence and an exit code.</summary>
internal static class Run
{
    public static async Task<int> AsProgramAsync(ParseResult command)
    {
        if (command.Errors.Count > 0)
        {
            foreach (System.CommandLine.Parsing.ParseError error in command.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            await Console.Error.WriteLineAsync("certs --help tells what there is.");
            return ExitCode.Usage;
        }

        try
        {
            return await command.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (UsageException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return ExitCode.Usage;
        }
        catch (Service.ServiceStartException failed)
        {
            await Console.Error.WriteLineAsync(failed.Message);
            return ExitCode.Unavailable;
        }
        catch (RpcException refused)
        {
            await Console.Error.WriteLineAsync(Service.RpcErrorText.Of(refused));
            return refused.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded
                ? ExitCode.Unavailable
                : ExitCode.Reject;
        }
        catch (Ledger.LedgerUnavailableException trouble)
        {
            await Console.Error.WriteLineAsync($"{trouble.Reason}: {trouble.Message}");
            return ExitCode.Unavailable;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped.");
            return ExitCode.Undecided;
        }
    }
}
