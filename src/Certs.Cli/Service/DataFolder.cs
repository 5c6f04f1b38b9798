using System.CommandLine;
using System.Text.Json;

namespace Certs.Cli.Service;

/// <summary>A node's data folder as the command line uses it: where the service listens, and the certificates for it.</summary>
/// <param name="Path">The folder.</param>
internal sealed record DataFolder(string Path)
{
    /// <summary>The option that every command with a service has.</summary>
    public static Option<string> Option { get; } = new("--data")
    {
        Description = "The node's data folder. Default: CERTS_DATA, or .certs/node.",
        DefaultValueFactory = _ => Default,
        Recursive = true,
    };

    /// <summary>The folder where none is named.</summary>
    public static string Default =>
        Environment.GetEnvironmentVariable("CERTS_DATA") ?? System.IO.Path.Combine(".certs", "node");

    /// <summary>The folder of the command.</summary>
    public static DataFolder Of(ParseResult command) => new(command.GetValue(Option)!);

    /// <summary>The path of a certificate or key in <c>tls</c>.</summary>
    public string Tls(string name) => System.IO.Path.Combine(Path, "tls", name);

    /// <summary>Where the service says that it listens.</summary>
    /// <exception cref="UsageException">There is no service file: nothing was started there.</exception>
    public ServiceFile ReadServiceFile()
    {
        string file = System.IO.Path.Combine(Path, "service.json");
        if (!File.Exists(file))
        {
            throw new UsageException(
                $"There is no service in {Path}. Start one with: dotnet run --project src/Certs.Server, "
                + "or name its folder with --data.");
        }

        return JsonSerializer.Deserialize<ServiceFile>(File.ReadAllBytes(file), JsonSerializerOptions.Web)!;
    }
}
