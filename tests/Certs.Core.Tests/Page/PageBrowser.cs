using System.Text.Json;
using Certs.Core.Verification;
using Certs.Testing;
using Xunit;

namespace Certs.Core.Tests.Page;

/// <summary>The page in a browser without a network, and the files that a test drops on it.</summary>
internal sealed class PageBrowser : IDisposable
{
    /// <summary>Where the page and its sources are.</summary>
    public static readonly string Folder = Path.Combine(Repository.Root, "src", "Certs.Page");

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("certs-page-test");

    private readonly string? _program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    /// <summary>The folder of the files.</summary>
    public string Files => _files.FullName;

    public void Dispose() => _files.Delete(recursive: true);

    /// <summary>Skips the calling test where there is no browser.</summary>
    public void SkipUnlessInstalled() =>
        Assert.SkipWhen(_program is null, "There is no browser: install the package chromium.");

    /// <summary>Uses the page; open-page.mjs says how.</summary>
    /// <param name="steps">What is done, each time with the page opened anew.</param>
    /// <param name="video">What its camera sees; none, and there is no camera.</param>
    /// <returns>What the page shows after each step.</returns>
    public async Task<string[][]> OpenAsync(object[] steps, params string[] video)
    {
        string page = Path.Combine(Folder, "certs-verify.html");
        string output = await NodeScript.RunAsync(
            "open-page.mjs", JsonSerializer.Serialize(steps), folder: "Certs.Core.Tests/Page", [_program!, page, .. video]);
        return
        [
            .. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonSerializer.Deserialize<string[]>(line)!),
        ];
    }

    /// <summary>Writes a file that can be dropped and returns its path.</summary>
    public string Write(string name, byte[] content)
    {
        string path = Path.Combine(Files, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>How the page's row of a finding begins.</summary>
    public static string RowOf(Finding finding) => $"{Words.Of(finding.Check)} {finding.Reason}";
}
