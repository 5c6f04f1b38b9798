using System.CommandLine;
using Certs.Api.V1;
using Certs.Cli.Commands.Governing;
using Certs.Cli.Reports;
using Certs.Cli.Service;
using Spectre.Console;

namespace Certs.Cli.Commands;

/// <summary><c>certs keys new|list|rotate|revoke</c>: the signing keys of the province's agencies.</summary>
internal static class KeysCommand
{
    public static Command Create() => new("keys", "Signing keys of agencies. 签名密钥。")
    {
        New(), List(), ChangeKeyCommand.Rotate(), ChangeKeyCommand.Revoke(),
    };

    private static Command New()
    {
        Option<string> agency = new("--agency") { Description = "The agency's URN.", Required = true };
        Option<string> suite = new("--suite") { Description = "The suite, such as SM2 or ES256.", Required = true };
        Command command = new("new", "Make a key in the service and register it on the chain.")
        {
            agency, suite, JsonOutput.Option, DataFolder.Option,
        };
        command.SetAction(async (parsed, stop) =>
        {
            using ServiceConnection service = ServiceConnection.Open(DataFolder.Of(parsed), "operator");
            CreateKeyRequest request = new()
            {
                RequestId = Guid.NewGuid().ToString(),
                Agency = parsed.GetValue(agency)!,
                Suite = SuiteNames.Parse(parsed.GetValue(suite)!),
            };
            Key key = (await service.Administration.CreateKeyAsync(request, cancellationToken: stop)).Key;
            return JsonOutput.Print(
                parsed, key, () => Console.WriteLine($"{SuiteNames.Of(key.Suite)} {IdOf(key)} {key.Agency}"));
        });
        return command;
    }

    private static Command List()
    {
        Option<string> agency = new("--agency") { Description = "Only this agency.", DefaultValueFactory = _ => "" };
        Command command = new("list", "The keys with their periods.") { agency, JsonOutput.Option, DataFolder.Option };
        command.SetAction(async (parsed, stop) =>
        {
            using ServiceConnection service = ServiceConnection.Open(DataFolder.Of(parsed), "operator");
            ListKeysResponse answer = await service.Administration.ListKeysAsync(
                new ListKeysRequest { Agency = parsed.GetValue(agency)! }, cancellationToken: stop);
            Table table = new Table().AddColumns("Agency 机构", "Suite 算法", "Key id", "From 起", "Until 止", "Held 托管");
            foreach (Key key in answer.Keys)
            {
                table.AddRow(
                    key.Agency, SuiteNames.Of(key.Suite), IdOf(key)[..16] + "…",
                    $"{key.ValidFrom?.ToDateTimeOffset():yyyy-MM-dd}", $"{key.ValidUntil?.ToDateTimeOffset():yyyy-MM-dd}",
                    key.HeldHere ? "service" : "agency");
            }

            return JsonOutput.Print(parsed, answer, () => AnsiConsole.Write(table));
        });
        return command;
    }

    private static string IdOf(Key key) => Convert.ToHexStringLower(key.KeyId.Span);
}
