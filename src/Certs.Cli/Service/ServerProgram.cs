namespace Certs.Cli.Service;

/// <summary>Finds the service's program, which is built beside the command line.</summary>
internal static class ServerProgram
{
    /// <summary>The path of <c>Certs.Server.dll</c>: CERTS_SERVER, or the build's or publication's place for it.</summary>
    /// <exception cref="UsageException">It is nowhere.</exception>
    public static string Find()
    {
        string here = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        string configuration = Path.GetFileName(here);
        string?[] places =
        [
            Environment.GetEnvironmentVariable("CERTS_SERVER"),
            Path.Combine(here, "..", "..", "Certs.Server", configuration, "Certs.Server.dll"),
            Path.Combine(here, "..", "app", "Certs.Server.dll"),
        ];
        return places.FirstOrDefault(File.Exists)
            ?? throw new UsageException("Certs.Server.dll was not found; build the solution, or set CERTS_SERVER.");
    }
}
