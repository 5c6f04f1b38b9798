using System.Text;
using Certs.Cli.Demo;
using Certs.Core.Documents;
using Certs.Core.Types;
using Certs.Server.Tests.Hosting;
using Xunit;
using Suites = Certs.Core.Suites.Suite;

namespace Certs.Server.Tests.Cli;

/// <summary><c>certs types</c>, <c>inspect</c>, <c>export</c>, <c>issue</c> and <c>keys</c> as programs.</summary>
[Collection(SharedProvinces.Name)]
public sealed class DocumentProgramTests(TwoProvinces provinces) : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Types_are_listed_whole_and_shown_with_their_fields()
    {
        CertsResult list = await CertsProgram.RunAsync("types", "list");
        CertsResult show = await CertsProgram.RunAsync("types", "show", Licences.Type);
        CertsResult unknown = await CertsProgram.RunAsync("types", "show", "urn:certs:type:none:1");

        Assert.Equal((0, 0, 64), (list.ExitCode, show.ExitCode, unknown.ExitCode));
        Assert.All(
            CertificateTypes.BuiltIn.All, type => Assert.Contains(type.Vct, list.Output, StringComparison.Ordinal));
        Assert.All(
            CertificateTypes.BuiltIn.Find(Licences.Type)!.Fields,
            field => Assert.Contains(field.Name, show.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_document_is_shown_with_its_number_fields_and_signatures()
    {
        byte[] dual = await provinces.DualAsync();

        CertsResult result = await CertsProgram.RunAsync("inspect", await SaveAsync(dual));

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.All(
            [DocumentReader.Read(dual).Payload.Number, "ES256", "SM2", "兰州陇原示例商贸有限公司"],
            text => Assert.Contains(text, result.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_no_document_cannot_be_shown_or_exported()
    {
        string file = await SaveAsync("{}"u8.ToArray());

        CertsResult inspect = await CertsProgram.RunAsync("inspect", file);
        CertsResult export = await CertsProgram.RunAsync("export", file, "--sd-jwt");

        Assert.Equal((64, 64), (inspect.ExitCode, export.ExitCode));
    }

    [Fact]
    public async Task The_compact_form_carries_the_same_payload_and_SM2_alone_has_none()
    {
        byte[] dual = await provinces.DualAsync();

        CertsResult export = await CertsProgram.RunAsync("export", await SaveAsync(dual), "--sd-jwt");
        CertsResult sm2 = await CertsProgram.RunAsync("export", await SaveAsync(await provinces.Sm2Async()), "--sd-jwt");

        CertificateDocument document = DocumentReader.Read(dual);
        string[] parts = export.Output.TrimEnd().Split('~');
        Assert.Equal(0, export.ExitCode);
        Assert.Equal(3, parts[0].Split('.').Length);
        Assert.Contains(parts[0].Split('.')[1], Encoding.ASCII.GetString(dual), StringComparison.Ordinal);
        Assert.Equal(document.Disclosures.Count, parts.Length - 2);
        Assert.Equal("", parts[^1]);
        Assert.Equal(64, sm2.ExitCode);
        Assert.Contains("SM2", sm2.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_licence_is_issued_saved_and_accepted()
    {
        string fields = await SaveAsync(Encoding.UTF8.GetBytes(Licences.Content("").Fields.ToString()));
        string output = _folder.File("licence.json");

        CertsResult issue = await CertsProgram.RunAsync(
            "issue", fields, "--agency", provinces.Agency, "--type", Licences.Type, "--out", output,
            "--data", provinces.Gansu.Folder.Path);
        CertsResult verify = await CertsProgram.RunAsync(
            "verify", output, "--as", "33", "--data", provinces.Zhejiang.Folder.Path);
        CertsResult keys = await CertsProgram.RunAsync("keys", "list", "--data", provinces.Gansu.Folder.Path);

        Assert.Equal((0, ""), (issue.ExitCode, issue.Errors));
        Assert.Equal([Suites.ES256, Suites.SM2],
            DocumentReader.Read(await File.ReadAllBytesAsync(output)).Signatures.Select(signature => signature.Suite));
        Assert.Equal(0, verify.ExitCode);
        Assert.Equal(0, keys.ExitCode);
        Assert.Contains("SM2", keys.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_not_normalised_is_refused_with_its_field()
    {
        Api.V1.CertificateContent content = Licences.Content("");
        content.Fields.Fields["name"] = Google.Protobuf.WellKnownTypes.Value.ForString("Cafe\u0301");
        string fields = await SaveAsync(Encoding.UTF8.GetBytes(content.Fields.ToString()));

        CertsResult issue = await CertsProgram.RunAsync(
            "issue", fields, "--agency", provinces.Agency, "--type", Licences.Type, "--out", _folder.File("none.json"),
            "--data", provinces.Gansu.Folder.Path);

        Assert.Equal(1, issue.ExitCode);
        Assert.Contains("FIELD_INVALID", issue.Errors, StringComparison.Ordinal);
        Assert.Contains("name", issue.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_service_it_says_how_to_start_one_and_with_a_dead_one_that_it_does_not_answer()
    {
        string dead = Directory.CreateDirectory(_folder.File("dead")).FullName;
        Directory.CreateDirectory(Path.Combine(dead, "tls"));
        foreach (string file in new[] { "ca.crt", "operator.crt", "operator.key" })
        {
            File.Copy(provinces.Gansu.Folder.Tls(file), Path.Combine(dead, "tls", file));
        }

        await File.WriteAllTextAsync(Path.Combine(dead, "service.json"), """
            {"plain":"http://127.0.0.1:1","tls":"https://127.0.0.1:1","pid":1,"network":"none","nodes":[]}
            """);

        CertsResult none = await CertsProgram.RunAsync("keys", "list", "--data", _folder.File("nothing"));
        CertsResult gone = await CertsProgram.RunAsync("keys", "list", "--data", dead);

        Assert.Equal((64, 69), (none.ExitCode, gone.ExitCode));
        Assert.Contains("dotnet run --project src/Certs.Server", none.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", gone.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string> SaveAsync(byte[] content)
    {
        string file = _folder.File(Guid.NewGuid().ToString());
        await File.WriteAllBytesAsync(file, content, TestContext.Current.CancellationToken);
        return file;
    }
}
