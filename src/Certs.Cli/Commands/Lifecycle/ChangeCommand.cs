using System.CommandLine;
using Certs.Api.V1;
using Certs.Cli.Reports;
using Certs.Cli.Service;
using ChangeAct = Certs.Core.Lifecycle.ChangeAct;

namespace Certs.Cli.Commands.Lifecycle;

/// <summary><c>certs suspend | resume | revoke | cancel NUMBER --reason R --officer O --basis B</c>.</summary>
internal static class ChangeCommand
{
    public static Command Suspend() => Create("suspend", ChangeAct.Suspend, "Put a certificate on hold. 暂扣证照。");

    public static Command Resume() => Create("resume", ChangeAct.Resume, "Lift the hold. 恢复证照。");

    public static Command Revoke() => Create(
        "revoke", ChangeAct.Revoke,
        "Propose that a certificate be withdrawn; a second person confirms. 提请撤销（吊销）证照，须另一人确认。");

    public static Command Cancel() => Create("cancel", ChangeAct.Cancel, "Close a certificate. 注销证照。");

    private static Command Create(string name, ChangeAct act, string description)
    {
        ChangeOptions options = new(act);
        Command command = new(name, description) { LifecycleOptions.Number, LifecycleOptions.Agency };
        options.AddTo(command);
        command.SetAction(async (parsed, stop) =>
        {
            ChangeStatusRequest request = new()
            {
                RequestId = options.RequestId(parsed),
                Number = parsed.GetValue(LifecycleOptions.Number)!,
                Agency = parsed.GetValue(LifecycleOptions.Agency) ?? "",
                Act = (Api.V1.ChangeAct)act,
                Reason = options.Reason(parsed),
                EffectiveFrom = options.Effective(parsed),
                Officer = options.Officer(parsed),
                LegalBasis = options.Basis(parsed),
            };
            using ServiceConnection service = ServiceConnection.Open(DataFolder.Of(parsed), "issuer");
            ChangeStatusResponse answer = await service.Lifecycle.ChangeStatusAsync(request, cancellationToken: stop);
            LifecycleText.Write(answer, parsed.GetValue(LifecycleOptions.Json));
            return ExitCode.Accept;
        });
        return command;
    }
}
