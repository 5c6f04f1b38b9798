using System.CommandLine;
using Certs.Api.V1;
using Certs.Cli.Commands.Governing;
using Certs.Cli.Reports;
using Certs.Cli.Service;
using Spectre.Console;

namespace Certs.Cli.Commands;

/// <summary><c>certs agencies new|list|registered</c>: the issuing agencies of this province.</summary>
internal static class AgenciesCommand
{
    public static Command Create() => new("agencies", "Issuing agencies of this province. 颁发机构。")
    {
        New(), List(), RegisteredAgenciesCommand.Create(),
    };

    private static Command New()
    {
        Option<string> code = new("--code") { Description = "Its unified social credit code.", Required = true };
        Option<string> zh = new("--name-zh") { Description = "Its name in Chinese.", Required = true };
        Option<string> en = new("--name-en") { Description = "Its name in English.", Required = true };
        Option<string[]> types = new("--type") { Description = "A type it may issue; may be repeated.", Required = true };
        Command command = new("new", "Enter an agency on the chain.")
        {
            code, zh, en, types, JsonOutput.Option, DataFolder.Option,
        };
        command.Aliases.Add("add");
        command.SetAction(async (parsed, stop) =>
        {
            using ServiceConnection service = ServiceConnection.Open(DataFolder.Of(parsed), "operator");
            CreateAgencyRequest request = new()
            {
                RequestId = Guid.NewGuid().ToString(),
                Code = parsed.GetValue(code)!,
                NameZh = parsed.GetValue(zh)!,
                NameEn = parsed.GetValue(en)!,
            };
            request.CertificateTypes.AddRange(parsed.GetValue(types));
            Agency agency =
                (await service.Administration.CreateAgencyAsync(request, cancellationToken: stop)).Agency;
            return JsonOutput.Print(parsed, agency, () => Console.WriteLine(agency.Urn));
        });
        return command;
    }

    private static Command List()
    {
        Command command = new("list", "The agencies with the types they may issue.") { JsonOutput.Option, DataFolder.Option };
        command.SetAction(async (parsed, stop) =>
        {
            using ServiceConnection service = ServiceConnection.Open(DataFolder.Of(parsed), "operator");
            ListAgenciesResponse answer = await service.Administration.ListAgenciesAsync(
                new ListAgenciesRequest(), cancellationToken: stop);
            Table table = new Table().AddColumns("URN", "Code 代码", "Name 名称", "Types 类型");
            foreach (Agency agency in answer.Agencies)
            {
                table.AddRow(
                    agency.Urn, agency.Code, $"{agency.NameZh}\n{agency.NameEn}", string.Join("\n", agency.CertificateTypes));
            }

            return JsonOutput.Print(parsed, answer, () => AnsiConsole.Write(table));
        });
        return command;
    }
}
