using System.CommandLine;
using Certs.Api.V1;
using Certs.Cli.Reports;
using Certs.Cli.Service;

namespace Certs.Cli.Commands.Lifecycle;

/// <summary><c>certs proposals list | confirm | reject</c>: the second person.</summary>
internal static class ProposalsCommand
{
    private static readonly Argument<long> Id = new("proposal") { Description = "The proposal's number." };

    private static readonly Option<string> Officer = new("--officer")
    {
        Description = "The second officer; another than the first.",
        Required = true,
    };

    public static Command Create() => new(
        "proposals", "Changes that wait for a second person. 待第二人确认的变更。")
    {
        List(), Confirm(), Reject(),
    };

    private static Command List()
    {
        Command command = new("list", "What waits, oldest first.") { LifecycleOptions.Json, DataFolder.Option };
        command.SetAction(async (parsed, stop) =>
        {
            using ServiceConnection service = ServiceConnection.Open(DataFolder.Of(parsed), "supervisor");
            ListProposedChangesRequest request = new();
            do
            {
                ListProposedChangesResponse page =
                    await service.Lifecycle.ListProposedChangesAsync(request, cancellationToken: stop);
                foreach (ProposedChange proposal in page.Proposals)
                {
                    LifecycleText.Write(proposal, parsed.GetValue(LifecycleOptions.Json));
                }

                request.PageToken = page.NextPageToken;
            }
            while (request.PageToken.Length > 0);
            return ExitCode.Accept;
        });
        return command;
    }

    private static Command Confirm()
    {
        Command command = new("confirm", "Confirm a change; it is done at once.")
        {
            Id, Officer, LifecycleOptions.Json, DataFolder.Option,
        };
        command.SetAction(async (parsed, stop) =>
        {
            using ServiceConnection service = ServiceConnection.Open(DataFolder.Of(parsed), "supervisor");
            ConfirmChangeResponse answer = await service.Lifecycle.ConfirmChangeAsync(
                new ConfirmChangeRequest { ProposalId = parsed.GetValue(Id), Officer = parsed.GetValue(Officer)! },
                cancellationToken: stop);
            LifecycleText.Write(answer.Change, parsed.GetValue(LifecycleOptions.Json));
            return ExitCode.Accept;
        });
        return command;
    }

    private static Command Reject()
    {
        Command command = new("reject", "Reject a change.") { Id, Officer, LifecycleOptions.Json, DataFolder.Option };
        command.SetAction(async (parsed, stop) =>
        {
            using ServiceConnection service = ServiceConnection.Open(DataFolder.Of(parsed), "supervisor");
            RejectChangeResponse answer = await service.Lifecycle.RejectChangeAsync(
                new RejectChangeRequest { ProposalId = parsed.GetValue(Id), Officer = parsed.GetValue(Officer)! },
                cancellationToken: stop);
            LifecycleText.Write(answer.Proposal, parsed.GetValue(LifecycleOptions.Json));
            return ExitCode.Accept;
        });
        return command;
    }
}
