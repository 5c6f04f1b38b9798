using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Certs.Testing;
using Xunit;

namespace Certs.Server.Tests.Structure;

/// <summary>The walls between the assemblies, as <c>docs/architecture.md</c> describes them.</summary>
public sealed class RepositoryTests
{
    private static readonly string[] Clocks =
    [
        "UtcNow", "DateTime.Now", "DateTimeOffset.Now", "DateTime.Today", "Stopwatch", "TimeProvider", "TickCount",
    ];

    [Theory]
    [InlineData("Certs.Core", "")]
    [InlineData("Certs.Ledger", "Certs.Core")]
    [InlineData("Certs.Grpc", "")]
    [InlineData("Certs.Api", "Certs.Grpc")]
    [InlineData("Certs.Server", "Certs.Api Certs.Core Certs.Grpc Certs.Ledger")]
    [InlineData("Certs.Cli", "Certs.Api Certs.Core Certs.Grpc Certs.Ledger")]
    public void References_point_one_way(string project, string allowed)
    {
        XDocument file = XDocument.Load(ProjectFile(project));

        IEnumerable<string> references = file.Descendants("ProjectReference")
            .Where(reference => (string?)reference.Attribute("ReferenceOutputAssembly") != "false")
            .Select(reference => Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!))
            .Order(StringComparer.Ordinal);

        Assert.Equal(allowed, string.Join(' ', references));
    }

    [Theory]
    [InlineData("Certs.Core", "")]
    [InlineData("Certs.Ledger", "")]
    [InlineData("Certs.Grpc", "Google.Protobuf Grpc.Tools")]
    public void The_inner_assemblies_take_no_packages_but_those_of_their_wire(string project, string allowed)
    {
        XDocument file = XDocument.Load(ProjectFile(project));

        IEnumerable<string> packages = file.Descendants("PackageReference")
            .Select(package => (string)package.Attribute("Include")!)
            .Order(StringComparer.Ordinal);

        Assert.Equal(allowed, string.Join(' ', packages));
    }

    [Fact]
    public void Every_assembly_has_its_row_in_the_architecture()
    {
        string architecture = File.ReadAllText(Path.Combine(Repository.Root, "docs", "architecture.md"));

        string[] projects = [.. Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Select(Path.GetFileName)!];

        Assert.NotEmpty(projects);
        Assert.All(projects, project => Assert.Contains($"| `{project}` |", architecture, StringComparison.Ordinal));
    }

    [Fact]
    public void The_core_reads_no_clock()
    {
        string folder = Path.Combine(Repository.Root, "src", "Certs.Core");

        string[] readers =
        [
            .. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
                .Where(file => Clocks.Any(clock => File.ReadAllText(file).Contains(clock, StringComparison.Ordinal)))
                .Select(file => Path.GetRelativePath(folder, file)),
        ];

        Assert.Empty(readers);
    }

    // Without ICU every string counts as normalised, and a document could be spelled in two ways.
    [Theory]
    [InlineData("Certs.Server", "Certs.Server")]
    [InlineData("Certs.Cli", "certs")]
    public void The_programs_know_unicode_normalisation(string project, string program)
    {
        string configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        string file = Path.Combine(
            Repository.Root, "artifacts", "bin", project, configuration, program + ".runtimeconfig.json");

        using JsonDocument settings = JsonDocument.Parse(File.ReadAllBytes(file));

        bool isInvariant = settings.RootElement.GetProperty("runtimeOptions")
            .TryGetProperty("configProperties", out JsonElement properties)
            && properties.TryGetProperty("System.Globalization.Invariant", out JsonElement invariant)
            && invariant.GetBoolean();
        Assert.False(isInvariant);
        Assert.False("e\u0301".IsNormalized(NormalizationForm.FormC));
    }

    private static string ProjectFile(string project) =>
        Path.Combine(Repository.Root, "src", project, project + ".csproj");
}
