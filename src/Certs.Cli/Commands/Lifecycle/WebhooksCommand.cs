using System.CommandLine;
using Certs.Api.V1;
using Certs.Cli.Reports;
using Certs.Cli.Service;

namespace Certs.Cli.Commands.Lifecycle;

/// <summary><c>certs webhooks list | resume</c>: those who are told of changes by HTTP.</summary>
internal static class WebhooksCommand
{
    public static Command Create() => new("webhooks", "Who is told of changes by HTTP. 变更的 HTTP 通知。") { List(), Resume() };

    private static Command List()
    {
        Command command = new("list", "Each, and how far it is.") { LifecycleOptions.Json, DataFolder.Option };
        command.SetAction(async (parsed, stop) =>
        {
            using ServiceConnection service = ServiceConnection.Open(DataFolder.Of(parsed), "operator");
            ListWebhooksResponse answer =
                await service.Watch.ListWebhooksAsync(new ListWebhooksRequest(), cancellationToken: stop);
            WebhookText.Write(answer, parsed.GetValue(LifecycleOptions.Json));
            return ExitCode.Accept;
        });
        return command;
    }

    private static Command Resume()
    {
        Argument<string> name = new("name") { Description = "The webhook's name in the settings." };
        Option<bool> fromNow = new("--from-now")
        {
            Description = "Leave out what it was not told. Default: it goes on where it was.",
        };
        Command command = new("resume", "Let one that was stopped go on.") { name, fromNow, DataFolder.Option };
        command.SetAction(async (parsed, stop) =>
        {
            using ServiceConnection service = ServiceConnection.Open(DataFolder.Of(parsed), "operator");
            await service.Watch.ResumeWebhookAsync(
                new ResumeWebhookRequest { Name = parsed.GetValue(name)!, FromNow = parsed.GetValue(fromNow) },
                cancellationToken: stop);
            return ExitCode.Accept;
        });
        return command;
    }
}
