using System.CommandLine;
using Certs.Api.V1;
using Certs.Cli.Reports;
using Certs.Cli.Service;
using Certs.Core.Registry;
using Spectre.Console;

namespace Certs.Cli.Commands.Governing;

/// <summary><c>certs accredit add|end|list</c>: whose bridge statements a relying province takes.</summary>
internal static class AccreditCommand
{
    public static Command Create() => new("accredit", "Bridging bodies that a province accredits. 桥接机构认可。")
    {
        Add(), End(), List(),
    };

    private static Command Add()
    {
        Option<string> agency = new("--agency") { Description = "The bridging body's URN, of whichever province.", Required = true };
        Option<string?> from = new("--from") { Description = "The first moment (RFC 3339). Default: now." };
        Option<string?> until = new("--until") { Description = "The first moment at which it no longer is. Default: open." };
        Option<string?> requestId = new("--request-id") { Description = "A UUID: the same one again changes nothing. Default: a new one." };
        Command command = new("add", "Take an agency's statements.")
        {
            agency, from, until, requestId, JsonOutput.Option, DataFolder.Option,
        };
        command.SetAction(async (parsed, stop) =>
        {
            AccreditBridgeRequest request = new()
            {
                RequestId = Values.RequestId(parsed.GetValue(requestId)),
                Agency = parsed.GetValue(agency)!,
                ValidFrom = Values.Time("--from", parsed.GetValue(from)),
                ValidUntil = Values.Time("--until", parsed.GetValue(until)),
            };
            using ServiceConnection service = ServiceConnection.Open(DataFolder.Of(parsed), "operator");
            return Tell(
                parsed, (await service.Recognition.AccreditBridgeAsync(request, cancellationToken: stop)).Accreditation);
        });
        return command;
    }

    private static Command End()
    {
        Option<string> agency = new("--agency") { Description = "The bridging body's URN.", Required = true };
        Option<string?> until = new("--until") { Description = "The first moment at which it no longer is. Default: now." };
        Option<string?> requestId = new("--request-id") { Description = "A UUID: the same one again changes nothing. Default: a new one." };
        Command command = new("end", "Take an agency's statements no longer.")
        {
            agency, until, requestId, JsonOutput.Option, DataFolder.Option,
        };
        command.SetAction(async (parsed, stop) =>
        {
            EndAccreditationRequest request = new()
            {
                RequestId = Values.RequestId(parsed.GetValue(requestId)),
                Agency = parsed.GetValue(agency)!,
                ValidUntil = Values.Time("--until", parsed.GetValue(until)),
            };
            using ServiceConnection service = ServiceConnection.Open(DataFolder.Of(parsed), "operator");
            return Tell(
                parsed, (await service.Recognition.EndAccreditationAsync(request, cancellationToken: stop)).Accreditation);
        });
        return command;
    }

    private static Command List()
    {
        Option<int> province = new("--province") { Description = "The relying province, such as 33.", Required = true };
        Command command = LocalChain.Into(new Command("list", "The bodies with their periods.") { province, JsonOutput.Option });
        command.SetAction(async (parsed, stop) =>
        {
            ushort relying = Values.Province("--province", parsed.GetValue(province));
            RegistryView view = await LocalChain.ReadAsync(parsed, stop);
            Table table = new Table().AddColumns("Agency 机构", "Period 期间", "Recorded 记录");
            foreach (Core.Registry.BridgeAccreditation accreditation in view.AccreditationsOf(relying))
            {
                foreach (AccreditedPeriod accredited in accreditation.Periods)
                {
                    table.AddRow(
                        accreditation.Agency.ToString(), RuleText.When(accredited.Period),
                        RuleText.Where(accredited.EndRecordedAt ?? accredited.RecordedAt));
                }
            }

            return JsonOutput.Print(
                parsed, ChainLists.Accreditations(view, relying), () => AnsiConsole.Write(table));
        });
        return command;
    }

    private static int Tell(ParseResult parsed, Api.V1.BridgeAccreditation accreditation) =>
        JsonOutput.Print(parsed, accreditation, () =>
        {
            foreach (RecordedPeriod period in accreditation.Periods)
            {
                Period stretch = new(period.ValidFrom.ToDateTimeOffset(), period.ValidUntil?.ToDateTimeOffset());
                Console.WriteLine($"{accreditation.Agency} {RuleText.When(stretch)}");
            }
        });
}
