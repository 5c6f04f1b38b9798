using System.CommandLine;
using Certs.Core.Types;
using Spectre.Console;

namespace Certs.Cli.Commands;

/// <summary><c>certs types list|show</c>: the certificate types with their fields.</summary>
internal static class TypesCommand
{
    public static Command Create() => new("types", "Certificate types and their fields. 证照类型。") { List(), Show() };

    private static Command List()
    {
        Command command = new("list", "The types that this version knows.");
        command.SetAction(_ =>
        {
            Table table = new Table().AddColumns("Type", "名称", "Name", "Code 类型代码");
            foreach (CertificateType type in CertificateTypes.BuiltIn.All)
            {
                table.AddRow(
                    type.Vct, type.Label.Zh, type.Label.En, type.TypeCode + (type.IsTestCode ? " (test 测试)" : ""));
            }

            AnsiConsole.Write(table);
            return ExitCode.Accept;
        });
        return command;
    }

    private static Command Show()
    {
        Argument<string> name = new("type") { Description = "The type's URN." };
        Command command = new("show", "The fields of a type.") { name };
        command.SetAction(parsed =>
        {
            string vct = parsed.GetValue(name)!;
            CertificateType type = CertificateTypes.BuiltIn.Find(vct)
                ?? throw new UsageException($"There is no type '{vct}'. certs types list shows what there is.");
            Table table = new Table().AddColumns("Field", "名称", "Label", "Seen by 可见范围", "Mandatory 必填");
            foreach (FieldDefinition field in type.Fields)
            {
                table.AddRow(
                    field.Name, field.Label.Zh, field.Label.En, field.Sensitivity.ToString(),
                    field.IsMandatory ? "✓" : "");
            }

            AnsiConsole.Write(table);
            return ExitCode.Accept;
        });
        return command;
    }
}
