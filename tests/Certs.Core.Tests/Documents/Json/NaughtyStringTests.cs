using System.Text.Json;
using System.Text.Json.Nodes;
using Certs.Core.Documents;
using Certs.Core.Documents.Json;
using Certs.Testing;
using Xunit;

namespace Certs.Core.Tests.Documents.Json;

/// <summary>github.com/minimaxir/big-list-of-naughty-strings, MIT.</summary>
public sealed class NaughtyStringTests
{
    // The one string of the list that no document may hold: the noncharacter U+FFFE.
    private const string Noncharacter = "\ufffe";

    [Fact]
    public void Every_naughty_string_comes_back_as_it_was_from_JSON_and_from_a_document()
    {
        string[] naughty =
            JsonSerializer.Deserialize<string[]>(File.ReadAllBytes(Repository.Vectors("blns/blns.json")))!;

        List<string> refused = [.. naughty.Where(text =>
            FormatAssert.RuleBrokenBy(() => CanonicalJson.Write(JsonValue.Create(text))) is not null)];
        string[] allowed = [.. naughty.Except(refused)];

        Assert.Equal(515, naughty.Length);
        Assert.Equal([Noncharacter], refused);
        Assert.All(allowed, text => Assert.Equal(text, ThroughJson(text)));
        Assert.Equal(allowed.Chunk(200).SelectMany(ThroughDocument), allowed);
    }

    private static string ThroughJson(string text)
    {
        byte[] canonical = CanonicalJson.Write(JsonValue.Create(text));
        CanonicalJson.Check(canonical, "text");
        return StrictJson.Parse(canonical, "text")!.GetValue<string>();
    }

    private static IEnumerable<string> ThroughDocument(string[] texts)
    {
        CertificateField[] fields =
            [.. texts.Select((text, index) => SampleDocuments.Text($"field_{index}", text))];
        CertificateDocument document = DocumentReader.Read(SampleDocuments.File(fields));
        return document.Disclosures.Select(field => field.Value.GetValue<string>());
    }
}
