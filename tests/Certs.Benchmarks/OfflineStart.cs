using System.Diagnostics;
using Certs.Core.Bundles;
using Certs.Testing.Bundles;
using Certs.Testing.Verification;

namespace Certs.Benchmarks;

// How long `certs verify --offline` takes from the start of the program to its end, by the clock: with nothing remembered, and with
// the memory of an earlier run. After the first run the program's files are in the system's cache.
internal static class OfflineStart
{
    private const int Runs = 9;

    public static void Run(TextWriter output)
    {
        DateTimeOffset now = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        using ForkedChain chain = new(
            new ScenarioBuilder { IssuedAt = now.AddHours(-1), HeadTime = now, RelyingProvince = 62 });
        DirectoryInfo folder = Directory.CreateTempSubdirectory("certs-offline-start");
        try
        {
            File.WriteAllBytes(In(folder, "bundle"), BundleWriter.WriteBinary(chain.One.Bundle));
            File.WriteAllBytes(
                In(folder, "trust.json"), TrustFileWriter.Write(TestProvinces.Sign(chain.One.Trust, 33, 62)));
            double[] times = [.. Enumerable.Range(0, Runs).Select(run => MillisecondsOf(folder, $"memory-{run}"))];
            output.WriteLine($"certs verify --offline, nothing remembered: first {times[0]:N0} ms, {Text(times[1..])}");
            output.WriteLine(
                "the same, remembered: "
                + Text([.. Enumerable.Range(0, Runs).Select(_ => MillisecondsOf(folder, "memory-0"))]));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static double MillisecondsOf(DirectoryInfo folder, string memory)
    {
        string configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        string program = Path.Combine(AppContext.BaseDirectory, "..", "..", "Certs.Cli", configuration, "certs.dll");
        long start = Stopwatch.GetTimestamp();
        using Process process = Process.Start(new ProcessStartInfo(
            "dotnet",
            [
                program, "verify", In(folder, "bundle"), "--as", "62", "--offline", "--trust", In(folder, "trust.json"),
                "--trust-memory", In(folder, memory),
            ])
        {
            RedirectStandardOutput = true,
        })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? Stopwatch.GetElapsedTime(start).TotalMilliseconds
            : throw new InvalidOperationException($"certs verify ended with {process.ExitCode}.");
    }

    private static string In(DirectoryInfo folder, string name) => Path.Combine(folder.FullName, name);

    private static string Text(double[] times) =>
        $"median {times.Order().ElementAt(times.Length / 2):N0} ms, most {times.Max():N0} ms";
}
