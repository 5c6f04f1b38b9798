using System.CommandLine;
using Certs.Api.V1;
using Certs.Cli.Reports;
using Certs.Cli.Service;
using Google.Protobuf.WellKnownTypes;
using Spectre.Console;

namespace Certs.Cli.Commands.Statistics;

/// <summary>
/// <c>certs what-if --drop-suite RS256 --province 33 --from 2027-07-01</c>, <c>certs what-if --rules rules.json</c>: what a
/// change of rules would do to the certificates that this node issued. Nothing is written or voted.
/// </summary>
internal static class WhatIfCommand
{
    private static readonly Option<string?> DropSuite = new("--drop-suite") { Description = "The province recognises nothing in this suite any more." };
    private static readonly Option<FileInfo?> Rules = new("--rules") { Description = "A file of proposed rules (docs/operations.md)." };
    private static readonly Option<int> Province = new("--province") { Description = "The relying province. Default: the file's, or this node's." };
    private static readonly Option<string?> From = new("--from") { Description = "As at which moment (RFC 3339). Default: when the last proposed rule begins, or now." };

    public static Command Create()
    {
        Command command = new("what-if", "What a change of rules would do. 规则变更影响测算。")
        {
            DropSuite, Rules, Province, From, JsonOutput.Option, DataFolder.Option,
        };
        command.SetAction(async (parsed, stop) =>
        {
            WhatIfRequest request = ToRequest(parsed);
            using ServiceConnection service = ServiceConnection.Open(DataFolder.Of(parsed), "operator");
            WhatIfResponse response = await service.Statistics.WhatIfAsync(request, cancellationToken: stop);
            return JsonOutput.Print(parsed, response, () =>
            {
                AnsiConsole.Write(StatisticsText.Of(response));
                AnsiConsole.WriteLine(StatisticsText.LeftOut(response));
            });
        });
        return command;
    }

    private static WhatIfRequest ToRequest(ParseResult parsed)
    {
        WhatIfRequest request = (parsed.GetValue(DropSuite), parsed.GetValue(Rules)) switch
        {
            ({ } suite, null) => new WhatIfRequest { DropSuite = SuiteNames.Parse(suite) },
            (null, { } file) => ProposedRulesFile.Read(file),
            _ => throw new UsageException("Either --drop-suite or --rules."),
        };
        if (parsed.GetValue(Province) is not 0 and int province)
        {
            request.Province = Values.Province("--province", province);
        }

        request.AtTime = Values.Time("--from", parsed.GetValue(From))
            ?? request.Rules.Select(rule => rule.ValidFrom).OfType<Timestamp>().MaxBy(from => from.Seconds);
        return request;
    }
}
