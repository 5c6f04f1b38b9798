using Certs.Api.V1;
using Certs.Core.Lifecycle;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Spectre.Console;

namespace Certs.Cli.Reports;

/// <summary>Shows changes, standings and histories, to people or as JSON.</summary>
internal static class LifecycleText
{
    private static readonly JsonFormatter Json =
        new(JsonFormatter.Settings.Default.WithPreserveProtoFieldNames(true));

    /// <summary>What came of a request for a change.</summary>
    public static void Write(ChangeStatusResponse answer, bool json)
    {
        if (answer.Change is { } change)
        {
            Write(change, json);
        }
        else
        {
            Write(answer.Proposal, json);
        }
    }

    /// <summary>A change.</summary>
    public static void Write(StatusChange change, bool json) => WriteLine(
        change, json,
        $"{change.Number}  {change.Sequence}  {Standing(change.State)}  {Reason((byte)change.Reason)}  "
        + $"自 from {Time(change.EffectiveFrom)}  "
        + (change.Recorded is { } place ? $"区块 block {place.BlockNumber}" : "待上链 waits for the chain"));

    /// <summary>A proposal.</summary>
    public static void Write(ProposedChange proposal, bool json) => WriteLine(
        proposal, json,
        $"{proposal.ProposalId}  {proposal.Number}  {proposal.Act}  {Reason((byte)proposal.Reason)}  "
        + $"{proposal.Officer}  {proposal.State}  "
        + (proposal.State == ProposedChangeState.Open
            ? $"待第二人确认，至 waits for a second person until {Time(proposal.ExpireTime)}"
            : proposal.DecidedBy));

    /// <summary>How far an incident is.</summary>
    public static void Write(Incident incident, bool json) => WriteLine(
        incident, json,
        $"{incident.IncidentId}  {incident.State}  {incident.Act}  {Reason((byte)incident.Reason)}  "
        + $"选中 selected {incident.Selected}  不可变更 omitted {incident.Omitted}  未知 unknown {incident.Unknown}  "
        + $"已变更 changed {incident.Changed}  被拒 refused {incident.Refused}  已上链 recorded {incident.Recorded}");

    /// <summary>What holds of a certificate.</summary>
    public static void Write(GetStatusResponse answer, bool json)
    {
        if (json)
        {
            Console.WriteLine(Json.Format(answer));
            return;
        }

        List<string> lines =
        [
            $"{answer.Number}  {Standing(answer.Standing)}  于 at {Time(answer.AtTime)}",
            answer.AsOf is { } block
                ? $"据区块 as of block {block.BlockNumber}, {Time(block.BlockTime)} ({answer.EvidenceAge.Seconds} s)"
                : "链不可读 the chain could not be asked",
        ];
        lines.AddRange(Why(answer));
        lines.AddRange(answer.BasisWarnings.Select(warning =>
            $"依据 basis {warning.BasisNumber} {Standing(warning.State)} {Time(warning.RaiseTime)}"
            + (warning.ClearTime is null ? "" : $", 已恢复 restored {Time(warning.ClearTime)}")));
        lines.AddRange(answer.Pending.Select(pending =>
            $"待上链 pending {pending.Sequence} {Standing(pending.State)} {Time(pending.EffectiveFrom)}"));
        lines.AddRange(answer.MinistryCodes.Select(code => $"{code.CodeSet} {code.Code} {code.Name}"));
        Console.WriteLine(string.Join("\n  ", lines));
    }

    /// <summary>A history as a time line, and what is wrong with it.</summary>
    public static void Write(ReceivedHistory history, IReadOnlyList<string> faults, bool json)
    {
        if (json)
        {
            IEnumerable<string> parts = history.Parts.Select(part => Json.Format(part));
            string told = string.Join(",", faults.Select(fault => $"\"{fault}\""));
            Console.WriteLine($"{{\"parts\":[{string.Join(",", parts)}],\"faults\":[{told}]}}");
            return;
        }

        HistoryHead head = history.Head;
        Console.WriteLine($"{head.Number}  {head.Agency}  据区块 as of block {head.AsOf.BlockNumber}");
        foreach (GetHistoryResponse part in history.Parts.Skip(1))
        {
            Console.WriteLine($"  {Line(part)}");
        }

        AnsiConsole.Write(faults.Count == 0
            ? new Markup("[green]记录完整，与链一致  Complete and as the chain has it[/]\n")
            : new Markup(
                $"[red]记录不完整或被改动  Incomplete or altered: {string.Join(", ", faults).EscapeMarkup()}[/]\n"));
    }

    private static IEnumerable<string> Why(GetStatusResponse answer)
    {
        if (answer.UnknownReason.Length > 0)
        {
            yield return $"原因 reason {answer.UnknownReason}";
        }

        if (answer.DecidedBy is { } decided)
        {
            yield return $"第 change {decided.Sequence}  {Reason((byte)decided.Reason)}  "
                + $"自 from {Time(decided.EffectiveFrom)}, 记载 recorded {Time(decided.RecordTime)}";
        }

        if (answer.SupersededBy.Length > 0)
        {
            yield return $"换发为 superseded by {answer.SupersededBy}";
        }

        if (answer.Supersedes.Length > 0)
        {
            yield return $"取代 supersedes {answer.Supersedes}";
        }
    }

    private static string Line(GetHistoryResponse part) => part.PartCase switch
    {
        GetHistoryResponse.PartOneofCase.Issued =>
            $"{Time(part.Issued.IssueTime)}  签发 issued"
            + (part.Issued.Supersedes.Length == 0 ? "" : $", 取代 in the place of {part.Issued.Supersedes}"),
        GetHistoryResponse.PartOneofCase.Anchored =>
            $"{Time(part.Anchored.Anchor.BlockTime)}  上链 anchored  区块 block {part.Anchored.Anchor.BlockNumber}",
        GetHistoryResponse.PartOneofCase.Bridged =>
            $"{Time(part.Bridged.IssueTime)}  桥接 bridged for {part.Bridged.Province} by {part.Bridged.Agency}",
        GetHistoryResponse.PartOneofCase.Changed => Line(part.Changed),
        GetHistoryResponse.PartOneofCase.Verified => LookText.Of(part.Verified),
        GetHistoryResponse.PartOneofCase.Head or GetHistoryResponse.PartOneofCase.None => "",
    };

    private static string Line(ChangedEvent changed) =>
        $"{Time(changed.Recorded.RecordTime)}  {changed.Recorded.Sequence}  {Standing(changed.Recorded.State)}  "
        + $"{Reason((byte)changed.Recorded.Reason)}  自 from {Time(changed.Recorded.EffectiveFrom)}"
        + (changed.Place is { } place ? $"  区块 block {place.BlockNumber}" : "")
        + (changed.ReplacedBy.Length == 0 ? "" : $"  换发为 superseded by {changed.ReplacedBy}");

    private static string Standing(Api.V1.Standing standing) => WindowWords.Of((Core.Verification.Standing)standing).Text;

    private static string Reason(byte number) =>
        ChangeReasons.Find(number) is { } reason ? $"{reason.Zh} {reason.En}" : "";

    private static string Time(Timestamp? time) => Values.Text(time?.ToDateTimeOffset());

    private static void WriteLine(IMessage message, bool json, string line) =>
        Console.WriteLine(json ? Json.Format(message) : line.TrimEnd());
}
