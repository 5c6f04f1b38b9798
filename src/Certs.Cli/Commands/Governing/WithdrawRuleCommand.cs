using System.CommandLine;
using Certs.Api.V1;
using Certs.Cli.Reports;
using Certs.Cli.Service;

namespace Certs.Cli.Commands.Governing;

/// <summary><c>certs rules withdraw</c>: brings a rule's end forward.</summary>
internal static class WithdrawRuleCommand
{
    public static Command Create()
    {
        Argument<uint> id = new("rule") { Description = "The rule's number." };
        Option<string?> until = new("--until") { Description = "The first moment at which it no longer holds; its own beginning: it never held. Default: now." };
        Option<string?> requestId = new("--request-id") { Description = "A UUID: the same one again changes nothing. Default: a new one." };
        Command command = new("withdraw", "End a rule of this province.")
        {
            id, until, requestId, JsonOutput.Option, DataFolder.Option,
        };
        command.SetAction(async (parsed, stop) =>
        {
            EndRuleRequest request = new()
            {
                RequestId = Values.RequestId(parsed.GetValue(requestId)),
                RuleId = parsed.GetValue(id),
                ValidUntil = Values.Time("--until", parsed.GetValue(until)),
            };
            using ServiceConnection service = ServiceConnection.Open(DataFolder.Of(parsed), "operator");
            RecognitionRule rule = (await service.Recognition.EndRuleAsync(request, cancellationToken: stop)).Rule;
            return JsonOutput.Print(parsed, rule, () => Console.WriteLine(
                $"{rule.RuleId} until {Values.Text(rule.ValidUntil.ToDateTimeOffset())} block {rule.EndRecorded.BlockNumber}"));
        });
        return command;
    }
}
