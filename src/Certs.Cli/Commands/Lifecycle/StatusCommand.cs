using System.CommandLine;
using Certs.Api.V1;
using Certs.Cli.Reports;
using Certs.Cli.Service;

namespace Certs.Cli.Commands.Lifecycle;

/// <summary><c>certs status NUMBER --at T --known-at S</c>: what holds of a certificate, as the service says.</summary>
internal static class StatusCommand
{
    private static readonly Option<string?> At = new("--at") { Description = "As at which moment (RFC 3339). Default: now." };

    public static Command Create()
    {
        Command command = new(
            "status", "What holds of a certificate, as at a moment, as known at a block. 证照状态。")
        {
            LifecycleOptions.Number, At, LocalChain.KnownAtOption, LifecycleOptions.Json, DataFolder.Option,
        };
        command.SetAction(async (parsed, stop) =>
        {
            using ServiceConnection service = ServiceConnection.Open(DataFolder.Of(parsed), "verifier");
            GetStatusResponse answer = await service.Lifecycle.GetStatusAsync(
                new GetStatusRequest
                {
                    Number = parsed.GetValue(LifecycleOptions.Number)!,
                    AtTime = Values.Time("--at", parsed.GetValue(At)),
                    KnownAtBlock = LocalChain.KnownAt(parsed) ?? 0,
                },
                cancellationToken: stop);
            LifecycleText.Write(answer, parsed.GetValue(LifecycleOptions.Json));
            return answer.Standing switch
            {
                Standing.Active => ExitCode.Accept,
                Standing.Unknown or Standing.Suspended or Standing.NotYetEffective => ExitCode.Undecided,
                _ => ExitCode.Reject,
            };
        });
        return command;
    }
}
