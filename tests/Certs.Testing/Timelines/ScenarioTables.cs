using CsvHelper;

namespace Certs.Testing.Timelines;

/// <summary>The tables in <c>tests/Certs.Core.Tests/Scenarios</c>, one a subject.</summary>
public static class ScenarioTables
{
    private static readonly CsvReaderOptions Strict = new()
    {
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Throw,
    };

    /// <summary>All lines of all tables.</summary>
    public static IReadOnlyList<TimelineScenario> All { get; } =
    [
        .. Directory.EnumerateFiles(
                Path.Combine(Repository.Root, "tests", "Certs.Core.Tests", "Scenarios"), "*.csv")
            .Order(StringComparer.Ordinal)
            .SelectMany(Read),
    ];

    private static List<TimelineScenario> Read(string path)
    {
        using CsvReader table = CsvReader.FromFile(path, Strict);
        table.ReadHeader();
        Dictionary<string, int> columns = table.Headers.Select((name, at) => (name, at))
            .ToDictionary(column => column.name, column => column.at, StringComparer.Ordinal);
        List<TimelineScenario> lines = [];
        while (table.Read())
        {
            lines.Add(ToScenario(name => table.GetString(columns[name])));
        }

        return lines;
    }

    private static TimelineScenario ToScenario(Func<string, string> column) => new()
    {
        Id = column("id"),
        Clock = column("clock"),
        Edge = column("edge"),
        Moment = column("moment"),
        Order = column("recorded"),
        Registry = column("the registries say"),
        Licence = column("the licence is"),
        At = column("asked as at"),
        Known = column("as known on"),
        Authenticity = column("authenticity"),
        Standing = column("standing"),
        Recognition = column("recognition"),
        Action = column("action"),
        Check = column("deciding check"),
        Reason = column("reason"),
        Remarks = column("remarks"),
    };
}
