using System.Text;
using System.Text.Json;
using Certs.Api.V1;
using Certs.Cli.Demo;
using Certs.Cli.Service;
using Certs.Core.Documents;
using Certs.Server.Tests.Hosting;
using Xunit;

namespace Certs.Server.Tests.Cli;

/// <summary>The command line as the clerks of Gansu use it.</summary>
internal sealed class LifecycleShell(TwoProvinces provinces, TempFolder folder)
{
    /// <summary>What every change names.</summary>
    public static string[] Who { get; } = ["--officer", "张三", "--basis", "《行政处罚法》第九条"];

    /// <summary>A new licence, with its document in a file.</summary>
    public async Task<(string Number, string File)> SaveAsync()
    {
        byte[] document = await provinces.NewAsync();
        string number = DocumentReader.Read(document).Payload.Number;
        string file = folder.File($"{number}.json");
        await File.WriteAllBytesAsync(file, document);
        return (number, file);
    }

    /// <summary>A file with the fields of a licence.</summary>
    public async Task<string> SaveFieldsAsync()
    {
        string file = folder.File("fields.json");
        await File.WriteAllBytesAsync(file, Encoding.UTF8.GetBytes(Licences.Content("").Fields.ToString()));
        return file;
    }

    /// <summary>Waits for what a certificate's status says; asked without a program, which would take as long to start.</summary>
    public async Task EventuallyAsync(string number, Standing standing)
    {
        using ServiceConnection service = ServiceConnection.Open(provinces.Gansu.Folder, "verifier");
        await Eventually.HoldsAsync(async () =>
            (await service.Lifecycle.GetStatusAsync(new GetStatusRequest { Number = number })).Standing == standing);
    }

    /// <summary>What holds of a certificate; the command ends with what the window does.</summary>
    public async Task<JsonElement> StatusAsync(string number) =>
        JsonElement.Parse((await RunAsync("status", number, "--json")).Output);

    /// <summary>What a command answers as JSON.</summary>
    public async Task<JsonElement> JsonAsync(params string[] arguments) =>
        JsonElement.Parse((await SucceedAsync([.. arguments, "--json"])).Output);

    /// <summary>Runs a command that ends well.</summary>
    public async Task<CertsResult> SucceedAsync(params string[] arguments)
    {
        CertsResult result = await RunAsync(arguments);
        Assert.True(result.ExitCode == 0, $"{string.Join(' ', arguments)}: {result.ExitCode} {result.Errors}");
        return result;
    }

    /// <summary>Runs a command.</summary>
    public Task<CertsResult> RunAsync(params string[] arguments) =>
        CertsProgram.RunAsync([.. arguments, "--data", provinces.Gansu.Folder.Path]);
}
