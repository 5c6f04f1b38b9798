using System.CommandLine;
using Certs.Api.V1;
using Certs.Cli.Reports;
using Certs.Cli.Service;
using Certs.Core.Documents;
using Google.Protobuf;
using Grpc.Core;

namespace Certs.Cli.Commands.Lifecycle;

/// <summary>
/// <c>certs history NUMBER | --document FILE</c>: every event, held against the chain that the command reads itself. A
/// service that leaves something out is found out.
/// </summary>
internal static class HistoryCommand
{
    private static readonly Argument<string?> Number = new("number")
    {
        Description = "The licence identifier; an issuer or a supervisor needs no document.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<FileInfo?> Document = new("--document")
    {
        Description = "The certificate, for whoever holds it.",
    };

    private static readonly Option<string> As = new("--as-role")
    {
        Description = "The role whose certificate is shown to the service.",
        DefaultValueFactory = _ => "issuer",
    };

    public static Command Create()
    {
        Command command = LocalChain.Into(
            new Command("history", "Everything that happened to a certificate, with proof that it is all. 证照全程记录。")
            {
                Number, Document, As, LifecycleOptions.Json,
            });
        command.SetAction(async (parsed, stop) =>
        {
            (GetHistoryRequest request, Payload? payload) = Read(parsed);
            ReceivedHistory history = await AskAsync(parsed, request, stop);
            using LocalChain chain = LocalChain.Open(parsed);
            IReadOnlyList<string> faults = await history.CheckAsync(chain.Reader, payload, stop);
            LifecycleText.Write(history, faults, parsed.GetValue(LifecycleOptions.Json));
            return faults.Count == 0 ? ExitCode.Accept : ExitCode.Reject;
        });
        return command;
    }

    private static (GetHistoryRequest Request, Payload? Payload) Read(ParseResult parsed)
    {
        Payload? payload =
            parsed.GetValue(Document) is { } file ? DocumentFile.Read(file).Payload : null;
        string number = parsed.GetValue(Number) ?? payload?.Number
            ?? throw new UsageException("A number, or --document with the certificate.");
        GetHistoryRequest request = new()
        {
            Number = number,
            Handle = payload is null ? ByteString.Empty : ByteString.CopyFrom(payload.Handle.Span),
            KnownAtBlock = LocalChain.KnownAt(parsed) ?? 0,
        };
        return (request, payload);
    }

    private static async Task<ReceivedHistory> AskAsync(
        ParseResult parsed, GetHistoryRequest request, CancellationToken stop)
    {
        using ServiceConnection service =
            ServiceConnection.Open(DataFolder.Of(parsed), parsed.GetValue(As)!);
        using AsyncServerStreamingCall<GetHistoryResponse> call =
            service.Trace.GetHistory(request, cancellationToken: stop);
        List<GetHistoryResponse> parts = [];
        await foreach (GetHistoryResponse part in call.ResponseStream.ReadAllAsync(stop))
        {
            parts.Add(part);
        }

        return new ReceivedHistory(parts);
    }
}
