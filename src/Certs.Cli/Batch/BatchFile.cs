using System.Globalization;
using CsvHelper;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Certs.Cli.Batch;

/// <summary>Reads a batch file line by line: JSON Lines (<c>.jsonl</c>) or CSV with a header (<c>.csv</c>, RFC 4180).</summary>
internal static class BatchFile
{
    // A row with a column too few would shift its fields; a quote left open would swallow the rows behind it.
    private static readonly CsvReaderOptions Strict = new()
    {
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Throw,
    };

    private static readonly JsonParser Json = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(false));

    /// <summary>The items in the file's order, read as they are asked for.</summary>
    /// <exception cref="UsageException">The ending is unknown, or a line cannot be read; the line is named.</exception>
    public static IEnumerable<BatchItem> Read(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".jsonl" or ".ndjson" => ReadJsonLines(path),
        ".csv" => ReadCsv(path),
        _ => throw new UsageException($"{path}: a batch file ends in .jsonl or .csv."),
    };

    private static IEnumerable<BatchItem> ReadJsonLines(string path)
    {
        int line = 0;
        foreach (string text in File.ReadLines(path))
        {
            line++;
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            Struct fields;
            try
            {
                fields = Json.Parse<Struct>(text);
            }
            catch (Exception wrong) when (wrong is InvalidProtocolBufferException or InvalidJsonException)
            {
                throw new UsageException($"{path}, line {line}: {wrong.Message}");
            }

            yield return ToItem(path, line, fields);
        }
    }

    private static IEnumerable<BatchItem> ReadCsv(string path)
    {
        using CsvReader csv = CsvReader.FromFile(path, Strict);
        ReadRecord(path, () => { csv.ReadHeader(); return true; });
        string[] names = [.. csv.Headers];
        if (names.Length == 0)
        {
            throw new UsageException($"{path}: a CSV file begins with a line of field names.");
        }

        while (ReadRecord(path, csv.Read))
        {
            Struct fields = new();
            for (int column = 0; column < names.Length; column++)
            {
                string value = csv.GetString(column);
                if (value.Length > 0)
                {
                    fields.Fields[names[column]] = Value.ForString(value);
                }
            }

            yield return ToItem(path, (int)csv.LineNumber, fields);
        }
    }

    private static bool ReadRecord(string path, Func<bool> read)
    {
        try
        {
            return read();
        }
        catch (CsvFormatException wrong)
        {
            throw new UsageException($"{path}, line {wrong.LineNumber}: {wrong.Message}");
        }
    }

    private static BatchItem ToItem(string path, int line, Struct fields)
    {
        string? serial = Take(fields, "_serial");
        Timestamp? from = TakeTime(path, line, fields, "_valid_from");
        Timestamp? until = TakeTime(path, line, fields, "_valid_until");
        return new BatchItem(line, fields, serial, from, until);
    }

    private static string? Take(Struct fields, string name) =>
        fields.Fields.TryGetValue(name, out Value? value) && fields.Fields.Remove(name) ? value.StringValue : null;

    private static Timestamp? TakeTime(string path, int line, Struct fields, string name)
    {
        if (Take(fields, name) is not { Length: > 0 } text)
        {
            return null;
        }

        return DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset time)
            ? Timestamp.FromDateTimeOffset(time)
            : throw new UsageException($"{path}, line {line}: {name} is no time (RFC 3339, such as 2027-01-01T00:00:00+08:00).");
    }
}
