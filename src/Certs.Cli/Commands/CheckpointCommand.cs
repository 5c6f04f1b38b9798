using System.CommandLine;
using System.Globalization;
using Certs.Api.V1;
using Certs.Cli.Service;
using Google.Protobuf;
using Grpc.Core;
using Spectre.Console;

namespace Certs.Cli.Commands;

/// <summary>
/// <c>certs checkpoint</c>: the newest block that provinces signed for together, and whether any of them signed for another
/// block of a height.
/// </summary>
internal static class CheckpointCommand
{
    private static readonly Option<string?> Output = new("--evidence")
    {
        Description = "Where to save the statements that contradict each other, as JSON.",
    };

    public static Command Create()
    {
        Command command = new(
            "checkpoint", "Which block did provinces witness, and does any of them lie? 各省共同见证的区块。")
        {
            DataFolder.Option, Output,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        using ServiceConnection service = ServiceConnection.Open(DataFolder.Of(parsed), "verifier");
        ListEquivocationsResponse evidence = await service.Witness.ListEquivocationsAsync(
            new ListEquivocationsRequest(), cancellationToken: stop);
        await TellNewestAsync(service, stop);
        foreach (Equivocation equivocation in evidence.Equivocations)
        {
            Tell(equivocation);
        }

        if (parsed.GetValue(Output) is { } file)
        {
            await File.WriteAllTextAsync(file, JsonFormatter.Default.Format(evidence), stop);
        }

        return evidence.Equivocations.Count == 0 ? ExitCode.Accept : ExitCode.Reject;
    }

    private static async Task TellNewestAsync(ServiceConnection service, CancellationToken stop)
    {
        try
        {
            GetCheckpointResponse newest = await service.Witness.GetCheckpointAsync(
                new GetCheckpointRequest(), cancellationToken: stop);
            AnsiConsole.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"Block {newest.Checkpoint.BlockNumber}, {Values.Text(newest.Checkpoint.BlockTime.ToDateTimeOffset())}: "
                + $"signed by {string.Join(", ", newest.Signatures.Select(one => one.Province))}; {newest.Needed} are needed."));
        }
        catch (RpcException none) when (none.StatusCode == StatusCode.NotFound)
        {
            AnsiConsole.WriteLine("This province has signed for no block with others yet.");
        }
    }

    private static void Tell(Equivocation equivocation)
    {
        AnsiConsole.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"LOG_EQUIVOCATION at block {equivocation.Statements[0].Checkpoint.BlockNumber}:"));
        foreach (SignedStatement statement in equivocation.Statements)
        {
            AnsiConsole.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  province {statement.Signature.Province} signed for "
                + $"0x{Convert.ToHexStringLower(statement.Checkpoint.BlockHash.Span)}"));
        }
    }
}
