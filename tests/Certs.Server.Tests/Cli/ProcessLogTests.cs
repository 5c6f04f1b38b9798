using System.Diagnostics;
using Certs.Cli.Service;
using Xunit;

namespace Certs.Server.Tests.Cli;

public sealed class ProcessLogTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_error_is_in_the_file_while_the_other_output_is_still_open()
    {
        using Process process = Start("echo begins; echo fails >&2; read -r _");

        ProcessLog log = new(process, _folder.File("service.log"));

        await Eventually.HoldsAsync(() => Task.FromResult(Lines().Contains("fails")));
        Assert.False(process.HasExited);
        process.StandardInput.Close();
        Assert.Contains("fails", await log.EndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_start_is_written_below_the_one_before_and_its_last_lines_are_told()
    {
        using Process first = Start("echo first");
        await new ProcessLog(first, _folder.File("service.log")).EndAsync();
        using Process second = Start("seq 1 50 >&2");

        string last = await new ProcessLog(second, _folder.File("service.log")).EndAsync();

        Assert.Equal(["first", .. Enumerable.Range(1, 50).Select(number => $"{number}")], Lines());
        Assert.Equal(Enumerable.Range(41, 10).Select(number => $"{number}"), last.Split(Environment.NewLine));
    }

    private static Process Start(string script) => Process.Start(new ProcessStartInfo("/bin/sh")
    {
        ArgumentList = { "-c", script },
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private string[] Lines()
    {
        using FileStream file = new(
            _folder.File("service.log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using StreamReader reader = new(file);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
