using System.Diagnostics;
using Certs.Core.Suites;
using Xunit;

namespace Certs.Core.Tests.Suites;

public sealed class SuiteSelfTestTests
{
    [Fact]
    public void The_library_of_this_machine_passes()
    {
        SuiteSelfTest.Run();

        Assert.Equal(
            SuiteTable.All.Select(info => info.Suite),
            KnownAnswers.Published.Signatures.Select(known => known.Suite).Distinct());
    }

    [Fact]
    public void Each_value_with_a_changed_byte_refuses_the_start_and_names_the_test()
    {
        IReadOnlyList<KnownValue> published = KnownAnswers.Published.Values;
        IEnumerable<KnownValue> changed =
            published.Select(known => known with { Value = Changed(known.Value) });

        string[] named = [.. changed.Select(known => TestThatFails(new KnownAnswers([known], [])))];

        Assert.Equal(published.Select(known => known.Test), named);
    }

    [Fact]
    public void Each_signature_with_a_changed_byte_refuses_the_start_and_names_the_test()
    {
        IReadOnlyList<KnownSignature> published = KnownAnswers.Published.Signatures;
        IEnumerable<KnownSignature> changed =
            published.Select(known => known with { Signature = Changed(known.Signature) });

        string[] named = [.. changed.Select(known => TestThatFails(new KnownAnswers([], [known])))];

        Assert.Equal(published.Select(known => known.Test), named);
    }

    [Fact]
    public void Each_key_with_a_changed_byte_refuses_the_start_and_names_the_test()
    {
        IReadOnlyList<KnownSignature> published = KnownAnswers.Published.Signatures;
        IEnumerable<KnownSignature> changed =
            published.Select(known => known with { Spki = Changed(known.Spki) });

        string[] named = [.. changed.Select(known => TestThatFails(new KnownAnswers([], [known])))];

        Assert.Equal(published.Select(known => known.Test), named);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Another_major_version_of_the_library_refuses_the_start(uint major)
    {
        SuiteSelfTestException refused =
            Assert.Throws<SuiteSelfTestException>(() => SuiteSelfTest.CheckVersion(major));

        Assert.Equal("libcrypto", refused.Test);
    }

    // This test program, started again for the first test of this class: alone it passes, and with another
    // library under libcrypto's name in the loader's path it does not, whether the runtime or our test stops
    // it.
    [Fact]
    public async Task A_foreign_library_under_the_name_of_libcrypto_refuses_the_start()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("certs-selftest-");
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string foreign = Path.Combine(runtime, "libSystem.Native.so");
        File.Copy(foreign, Path.Combine(folder.FullName, "libcrypto.so.3"));

        int withOurs = await RunThisProgramAsync(libraryPath: "");
        int withForeign = await RunThisProgramAsync(folder.FullName);

        folder.Delete(recursive: true);
        Assert.Equal(0, withOurs);
        Assert.NotEqual(0, withForeign);
    }

    private static async Task<int> RunThisProgramAsync(string libraryPath)
    {
        string test = $"{typeof(SuiteSelfTestTests).FullName}.{nameof(The_library_of_this_machine_passes)}";
        string program = Path.ChangeExtension(typeof(SuiteSelfTestTests).Assembly.Location, null);
        ProcessStartInfo start = new(program, ["-method", test])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LD_LIBRARY_PATH"] = libraryPath },
        };
        using Process process = Process.Start(start)!;
        using CancellationTokenSource limit = new(TimeSpan.FromMinutes(1));
        Task<string> output = process.StandardOutput.ReadToEndAsync(limit.Token);
        Task<string> errors = process.StandardError.ReadToEndAsync(limit.Token);
        await Task.WhenAll(output, errors, process.WaitForExitAsync(limit.Token));
        return process.ExitCode;
    }

    private static string TestThatFails(KnownAnswers answers) =>
        Assert.Throws<SuiteSelfTestException>(() => SuiteSelfTest.Run(answers)).Test;

    private static byte[] Changed(byte[] bytes)
    {
        byte[] changed = [.. bytes];
        changed[bytes.Length / 2] ^= 0x10;
        return changed;
    }
}
