using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Certs.Ledger.DevChain;

/// <summary>Finds the program anvil, or fetches it by npm.</summary>
public static class AnvilBinary
{
    /// <summary>The version that is fetched and that the tests run.</summary>
    public const string Version = "1.7.1";

    /// <summary>The environment variable that may name the program.</summary>
    public const string Variable = "CERTS_ANVIL";

    private const string Package = "@foundry-rs/anvil";

    /// <summary>
    /// Looks in the tools folder, then at the environment variable <c>CERTS_ANVIL</c>, then along
    /// <c>PATH</c>; then installs the npm package <c>@foundry-rs/anvil</c> into the tools folder.
    /// </summary>
    /// <param name="toolsFolder">Where it is installed; made when needed.</param>
    /// <param name="progress">
    /// Is told when something is fetched, which takes seconds; null for nobody.
    /// </param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The program's path.</returns>
    /// <exception cref="DevChainException">It is nowhere and cannot be installed.</exception>
    public static Task<string> FindAsync(
        string toolsFolder, IProgress<string>? progress, CancellationToken cancellationToken) =>
        FindAsync(
            toolsFolder, Environment.GetEnvironmentVariable(Variable),
            Environment.GetEnvironmentVariable("PATH") ?? "",
            progress, cancellationToken);

    /// <summary>The same with the surroundings given: the variable's value and the search path.</summary>
    internal static async Task<string> FindAsync(
        string toolsFolder, string? named, string searchPath, IProgress<string>? progress,
        CancellationToken cancellationToken)
    {
        string installed = Path.Combine(toolsFolder, "node_modules", PlatformPackage(), "bin", "anvil");
        string? found = File.Exists(installed) ? installed
            : File.Exists(named) ? named
            : FindOnPath("anvil", searchPath);
        if (found is not null)
        {
            return Path.GetFullPath(found);
        }

        progress?.Report($"Fetching {Package} {Version} by npm into {toolsFolder} (once) …");
        await InstallAsync(toolsFolder, searchPath, cancellationToken);
        return File.Exists(installed)
            ? Path.GetFullPath(installed)
            : throw new DevChainException(
                $"npm installed {Package} without a program for this machine ({PlatformPackage()}). "
                + $"Install anvil {Version} and set {Variable} to its path.");
    }

    private static string? FindOnPath(string program, string searchPath) => searchPath
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);

    private static string PlatformPackage()
    {
        string system = OperatingSystem.IsMacOS() ? "darwin" : "linux";
        string machine = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "amd64";
        return $"{Package}-{system}-{machine}";
    }

    private static async Task InstallAsync(
        string toolsFolder, string searchPath, CancellationToken cancellationToken)
    {
        string npm = FindOnPath("npm", searchPath) ?? throw new DevChainException(
            $"The development chain needs anvil {Version}, and npm, which would fetch it, is not installed. "
            + $"Install Node.js 20 or later, or anvil itself, and set {Variable} to its path.");
        Directory.CreateDirectory(toolsFolder);
        ProcessStartInfo start = new(npm)
        {
            ArgumentList =
            {
                "install", "--prefix", toolsFolder, "--no-audit", "--no-fund", "--ignore-scripts",
                "--loglevel=error",
                $"{Package}@{Version}",
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process install = Process.Start(start)!;
        Task<string> output = install.StandardOutput.ReadToEndAsync(cancellationToken);
        string errors = await install.StandardError.ReadToEndAsync(cancellationToken);
        await output;
        await install.WaitForExitAsync(cancellationToken);
        if (install.ExitCode != 0)
        {
            throw new DevChainException(
                $"npm could not install {Package} {Version} (exit code {install.ExitCode}). "
                + $"Install anvil {Version} and set {Variable} to its path. npm says: {errors.Trim()}");
        }
    }
}
