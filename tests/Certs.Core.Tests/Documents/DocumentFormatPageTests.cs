using System.Text;
using System.Text.RegularExpressions;
using Certs.Core.Documents;
using Certs.Core.Suites;
using Certs.Core.Types;
using Certs.Testing;
using Xunit;

namespace Certs.Core.Tests.Documents;

/// <summary>Keeps <c>docs/document-format.md</c> true.</summary>
public sealed partial class DocumentFormatPageTests
{
    private static readonly string Page =
        File.ReadAllText(Path.Combine(Repository.Root, "docs", "document-format.md"));

    [Fact]
    public void The_example_is_what_the_code_writes()
    {
        Dictionary<string, string> shown = ExampleBlock().Matches(Page)
            .ToDictionary(match => match.Groups["name"].Value, match => match.Groups["text"].Value);
        CertificateDocument inPage = DocumentReader.Read(Encoding.UTF8.GetBytes(shown["file"]));

        // Signatures of ES256 and SM2 differ each time, so those of the page are taken; all the rest is made
        // anew.
        Dictionary<Suite, byte[]> signatures =
            inPage.Signatures.ToDictionary(
                signature => signature.Suite, signature => signature.Value.ToArray());
        CertificateDocument made = DocumentExample.Anchored(DocumentExample.Prepare().Sign(signatures));

        Assert.Equal(DocumentExample.Blocks(made), shown);
    }

    [Fact]
    public void The_examples_signatures_are_good()
    {
        Match file = ExampleBlock().Matches(Page).Single(match => match.Groups["name"].Value == "file");
        CertificateDocument document = DocumentReader.Read(Encoding.UTF8.GetBytes(file.Groups["text"].Value));

        Assert.Equal(2, document.Signatures.Count);
        Assert.All(document.Signatures, signature =>
        {
            VerificationKey key = DocumentExample.KeyOf(signature.Suite);
            Assert.True(key.Verify(document.SigningInput(signature), signature.Value.Span));
        });
    }

    [Fact]
    public void Every_rule_is_in_its_table_with_its_number()
    {
        Assert.All(
            Enum.GetValues<FormatRule>(), rule => Assert.Contains($"| {(int)rule} | `{rule}` |", Page));
        Assert.All(Enum.GetValues<FieldRule>(), rule => Assert.Contains($"| {(int)rule} | `{rule}` |", Page));
    }

    [Fact]
    public void Every_type_that_ships_is_in_its_table()
    {
        Assert.All(CertificateTypes.BuiltIn.All, type =>
        {
            string mark = type.IsTestCode ? " (test)" : "";
            Assert.Contains($"| `{type.Vct}` | {type.Label.Zh} | `{type.TypeCode}`{mark} |", Page);
        });
    }

    [GeneratedRegex(
        "<!-- example: (?<name>[a-z-]+) -->\n\n```[a-z]*\n(?<text>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex ExampleBlock();
}
