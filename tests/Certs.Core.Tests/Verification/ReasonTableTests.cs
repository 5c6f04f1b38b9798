using System.Reflection;
using Certs.Core.Verification;
using Certs.Testing;
using Xunit;

namespace Certs.Core.Tests.Verification;

public sealed class ReasonTableTests
{
    private static readonly string[] Codes =
    [
        .. new[] { typeof(Reasons), typeof(OfflineReasons) }
            .SelectMany(list => list.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(field => (string)field.GetRawConstantValue()!),
    ];

    [Fact]
    public void Every_code_stands_in_the_table_once()
    {
        Assert.Equal(Codes.Order(), ReasonTable.All.Select(reason => reason.Code).Order());
    }

    [Fact]
    public void Every_reason_is_explained_in_both_languages_and_says_what_to_do_unless_all_is_well()
    {
        Assert.All(ReasonTable.All, reason =>
        {
            Assert.NotEmpty(reason.Zh);
            Assert.NotEmpty(reason.En);
            Assert.Equal(reason.NextZh.Length > 0, reason.NextEn.Length > 0);
            Assert.True(reason.NextEn.Length > 0 || reason.Tone is Tone.Good or Tone.Neutral, reason.Code);
        });
    }

    [Fact]
    public void What_is_missing_says_who_can_supply_it_and_nothing_else_does()
    {
        Assert.All(
            ReasonTable.All, reason => Assert.Equal(reason.Tone == Tone.Missing, reason.Remedy is not null));
    }

    [Fact]
    public void Every_code_that_the_sources_name_is_a_constant_of_the_list()
    {
        string folder = Path.Combine(Repository.Root, "src", "Certs.Core");
        string[] literal =
        [
            .. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
                .Where(file => !file.EndsWith("Reasons.cs", StringComparison.Ordinal))
                .Where(file => Codes.Any(code => code.Contains('_', StringComparison.Ordinal)
                    && File.ReadAllText(file).Contains($"\"{code}\"", StringComparison.Ordinal))),
        ];

        Assert.Empty(literal);
    }

    [Fact]
    public void The_document_lists_every_reason_check_and_word_as_the_table_has_it()
    {
        string document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "verdict.md"));

        Assert.All(ReasonTable.All, reason => Assert.Contains(
            $"| `{reason.Code}` | {reason.En} {reason.NextEn}".TrimEnd() + $" | {reason.Zh}{reason.NextZh} |",
            document, StringComparison.Ordinal));
        Assert.All(Enum.GetValues<Check>(), check =>
            Assert.Contains($"`{Words.Of(check)}`", document, StringComparison.Ordinal));
        Assert.All(
            WordsOf<Authenticity>(), word => Assert.Contains(word, document, StringComparison.Ordinal));
        Assert.All(WordsOf<Standing>(), word => Assert.Contains(word, document, StringComparison.Ordinal));
        Assert.All(WordsOf<Core.Recognition.RecognitionStatus>(), word =>
            Assert.Contains(word, document, StringComparison.Ordinal));
        Assert.All(WordsOf<Core.Recognition.NotRecognisedWhy>(), word =>
            Assert.Contains(word, document, StringComparison.Ordinal));
        Assert.All(WordsOf<Depth>(), word => Assert.Contains(word, document, StringComparison.Ordinal));
        Assert.All(
            WordsOf<WindowAction>(), word => Assert.Contains(word, document, StringComparison.Ordinal));
    }

    private static string[] WordsOf<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(value => $"`{Words.Of(value)}`")];
}
