using System.CommandLine;
using Certs.Cli.Reports;
using Certs.Cli.Service;
using Certs.Core;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Core.Types;
using Spectre.Console;

namespace Certs.Cli.Commands.Governing;

/// <summary>
/// <c>certs agencies registered</c>: the agencies of any province with their types and keys, read from the chain here.
/// </summary>
internal static class RegisteredAgenciesCommand
{
    public static Command Create()
    {
        Option<int?> province = new("--province") { Description = "Only this province's." };
        Command command = LocalChain.Into(
            new Command("registered", "The agencies of every province, with types and keys.") { province, JsonOutput.Option });
        command.SetAction(async (parsed, stop) =>
        {
            ushort? only = parsed.GetValue(province) is { } code ? Values.Province("--province", code) : null;
            RegistryView view = await LocalChain.ReadAsync(parsed, stop);
            ILookup<AgencyId, KeyRecord> keys = view.Keys().ToLookup(key => key.Agency);
            ILookup<AgencyId, string> types = view.Types().ToLookup(
                type => type.Agency, type => CertificateTypes.BuiltIn.Find(type.Type)?.Vct ?? type.Type.ToString());
            AgencyRecord[] agencies =
                [.. view.Agencies().Where(agency => only is null || agency.Agency.Province == only)];
            Table table = new Table().AddColumns("Agency 机构", "Open 存续", "Types 类型", "Keys 密钥");
            foreach (AgencyRecord agency in agencies)
            {
                table.AddRow(
                    agency.Agency.ToString(), RuleText.When(agency.Open), string.Join("\n", types[agency.Agency]),
                    string.Join("\n", keys[agency.Agency].Select(Of)));
            }

            return JsonOutput.Print(parsed, ChainLists.Agencies(view, agencies), () => AnsiConsole.Write(table));
        });
        return command;
    }

    private static string Of(KeyRecord key) =>
        $"{SuiteTable.NameOf(key.Suite)} {Convert.ToHexStringLower(key.KeyId.ToArray())[..16]}… {RuleText.When(key.Valid)}"
        + (key.Revocation is { } revocation
            ? $" 已吊销 revoked from {Values.Text(revocation.InvalidFrom)}, reason {revocation.Reason}"
            : "");
}
