using System.Reflection;
using System.Text.RegularExpressions;
using Certs.Testing;
using Xunit;

namespace Certs.Server.Tests.Structure;

/// <summary>What the pages point to is there.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string[] Assemblies =
        ["Certs.Core", "Certs.Ledger", "Certs.Grpc", "Certs.Api", "Certs.Server", "certs", "Certs.Server.Tests"];

    public static TheoryData<string> Pages()
    {
        IEnumerable<string> docs = Directory.EnumerateFiles(
            Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories);
        return [.. docs.Select(page => Path.GetRelativePath(Repository.Root, page)).Append("README.md").Order()];
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_leads_somewhere(string page)
    {
        string path = Path.Combine(Repository.Root, page);

        string[] broken =
        [
            .. Link().Matches(File.ReadAllText(path)).Select(match => match.Groups[1].Value)
                .Where(target => !target.Contains("://", StringComparison.Ordinal))
                .Where(target => !Path.Exists(Path.Combine(Path.GetDirectoryName(path)!, target))),
        ];

        Assert.Empty(broken);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_path_in_the_repository_that_a_page_names_exists(string page)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, page));

        string[] missing =
        [
            .. RepositoryPath().Matches(text).SelectMany(match => Alternatives(match.Groups[1].Value))
                .Where(path => !Path.Exists(Path.Combine(Repository.Root, path))),
        ];

        Assert.Empty(missing);
    }

    // The pages about the code; decision records and the format also name what others made.
    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/architecture.md")]
    [InlineData("docs/life-of-a-certificate.md")]
    [InlineData("docs/operations.md")]
    [InlineData("docs/recognition.md")]
    [InlineData("docs/verdict.md")]
    public void Every_type_that_a_page_names_exists(string page)
    {
        HashSet<string> types = [.. Assemblies.SelectMany(name => Assembly.Load(name).GetTypes()).Select(NameOf)];
        string text = File.ReadAllText(Path.Combine(Repository.Root, page));

        string[] missing =
        [
            .. TypeName().Matches(text).Select(match => match.Groups[1].Value).Distinct()
                .Where(name => !types.Contains(name)),
        ];

        Assert.Empty(missing);
    }

    [Fact]
    public void Every_decision_says_when_to_revisit_it()
    {
        string folder = Path.Combine(Repository.Root, "docs", "decisions");

        string[] decisions = Directory.GetFiles(folder, "*.md");

        Assert.NotEmpty(decisions);
        Assert.All(
            decisions,
            file => Assert.Contains("revisit", File.ReadAllText(file), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Every_setting_stands_on_the_page_of_operations()
    {
        string operations = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations.md"));

        string[] settings = [.. OptionsFiles().SelectMany(SettingsOf)];

        Assert.True(settings.Length > 50);
        Assert.All(settings, setting => Assert.True(IsNamed(setting, operations), setting));
    }

    private static IEnumerable<string> OptionsFiles() => Directory.EnumerateFiles(
        Path.Combine(Repository.Root, "src", "Certs.Server"), "*Options.cs", SearchOption.AllDirectories);

    private static IEnumerable<string> SettingsOf(string file)
    {
        string code = File.ReadAllText(file);
        Match section = Section().Match(code);
        return section.Success
            ? Setting().Matches(code).Select(one => $"{section.Groups[1].Value}:{one.Groups[1].Value}")
            : [];
    }

    // `Webhooks:FirstPause`, `:LongestPause` names two settings of one section.
    private static bool IsNamed(string setting, string page) =>
        page.Contains($"`{setting}", StringComparison.Ordinal)
        || page.Contains($"`:{setting.Split(':')[1]}`", StringComparison.Ordinal);

    // `src/Certs.Server/{Issuing,Storage}` names two folders.
    private static IEnumerable<string> Alternatives(string path)
    {
        Match braces = Braces().Match(path);
        return braces.Success
            ? braces.Groups[1].Value.Split(',').Select(part => path.Replace(braces.Value, part, StringComparison.Ordinal))
            : [path];
    }

    private static string NameOf(Type type) => type.Name.Split('`')[0];

    [GeneratedRegex(@"\]\(([^)#\s]+)(?:#[^)]*)?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?:`|^)((?:src|docs|tests|scripts|contracts|protos)/[\w./{},-]+)", RegexOptions.Multiline)]
    private static partial Regex RepositoryPath();

    [GeneratedRegex(@"[Ss]ection\s+(?:///\s+)?<c>(\w+)</c>")]
    private static partial Regex Section();

    [GeneratedRegex(@"^    public [\w<>?\[\], ]+ (\w+) \{ get; (?:init|set); \}", RegexOptions.Multiline)]
    private static partial Regex Setting();

    [GeneratedRegex(@"\{([^}]*)\}")]
    private static partial Regex Braces();

    // Two words or more in one: a word alone may be anything.
    [GeneratedRegex(@"`([A-Z][a-z0-9]+(?:[A-Z][a-z0-9]+)+)(?:\.\w+)?`")]
    private static partial Regex TypeName();
}
