using System.CommandLine;
using System.Globalization;
using Certs.Api.V1;
using Certs.Cli.Reports;
using Certs.Cli.Service;
using Grpc.Core;

namespace Certs.Cli.Commands.Lifecycle;

/// <summary>
/// <c>certs watch NUMBER…</c>, or <c>--agency URN</c>, <c>--type VCT</c>, <c>--holder CODE</c>: one line for every change as the
/// chain records it, until it is stopped. Goes on by itself when the service was away.
/// </summary>
internal static class WatchCommand
{
    private static readonly Argument<string[]> Numbers = new("number") { Description = "Licence identifiers.", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<string?> Agency = new("--agency") { Description = "Whatever this agency issued: its URN, of any province." };
    private static readonly Option<string?> Type = new("--type") { Description = "Whatever this node issued of a type." };
    private static readonly Option<string?> Holder = new("--holder") { Description = "What this node issued to a holder: a unified social credit code that the caller may watch." };
    private static readonly Option<string> As = new("--as-role") { Description = "The role whose certificate is shown to the service.", DefaultValueFactory = _ => "verifier" };
    private static readonly Option<string?> Cursor = new("--cursor") { Description = "Go on after the line that had this cursor. Default: what is recorded from now on." };
    private static readonly Option<long?> AfterBlock = new("--after-block") { Description = "Begin after this block; 0: with the first change of all." };
    private static readonly Option<int?> Count = new("--count") { Description = "End after this many changes." };
    private static readonly Option<bool> Json = new("--json") { Description = "One JSON object a line, with the cursor to go on from." };

    public static Command Create()
    {
        Command command = new("watch", "Changes of certificates as the chain records them. 跟踪证照状态变更。")
        {
            Numbers, Agency, Type, Holder, As, Cursor, AfterBlock, Count, Json, DataFolder.Option,
        };
        command.SetAction(async (parsed, stop) =>
        {
            WatchStatusRequest request = ToRequest(parsed);
            DataFolder folder = DataFolder.Of(parsed);
            using ReopenedService service = new(folder, parsed.GetValue(As)!);
            return await PrintAsync(
                new StatusFollower(_ => service.Reopen().Watch, request), parsed.GetValue(Count), parsed.GetValue(Json), stop);
        });
        return command;
    }

    private static WatchStatusRequest ToRequest(ParseResult parsed)
    {
        WatchStatusRequest request = (parsed.GetValue(Numbers), parsed.GetValue(Agency), parsed.GetValue(Type), parsed.GetValue(Holder)) switch
        {
            ({ Length: > 0 } numbers, null, null, null) => new() { Certificates = new WatchedCertificates { Numbers = { numbers } } },
            ({ Length: 0 }, { } agency, null, null) => new() { Agency = agency },
            ({ Length: 0 }, null, { } type, null) => new() { Type = Values.Type(type).Vct },
            ({ Length: 0 }, null, null, { } holder) => new() { Holder = holder },
            _ => throw new UsageException("Numbers, or --agency, or --type, or --holder."),
        };
        switch (parsed.GetValue(Cursor), parsed.GetValue(AfterBlock))
        {
            case ({ } cursor, null):
                request.Cursor = cursor;
                break;
            case (null, { } block):
                request.AfterBlock = block;
                break;
            case (null, null):
                break;
            default:
                throw new UsageException("Either --cursor or --after-block.");
        }

        return request;
    }

    private static async Task<int> PrintAsync(StatusFollower follower, int? count, bool json, CancellationToken stop)
    {
        int left = count ?? int.MaxValue;
        string cursor = "";
        try
        {
            await foreach (WatchStatusResponse message in follower.RunAsync(stop))
            {
                cursor = message.Cursor;
                if (message.Change is { } change)
                {
                    Console.WriteLine(json ? JsonOutput.Of(message) : WatchText.Of(change));
                    left--;
                }

                if (left <= 0)
                {
                    break;
                }
            }
        }
        catch (Exception ended) when (stop.IsCancellationRequested && ended is OperationCanceledException or RpcException { StatusCode: StatusCode.Cancelled })
        {
            // The way to end it: Ctrl+C.
        }

        if (!json && cursor.Length > 0)
        {
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Goes on with: --cursor {cursor}"));
        }

        return ExitCode.Accept;
    }
}
