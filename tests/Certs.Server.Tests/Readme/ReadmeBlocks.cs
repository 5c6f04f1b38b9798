using Certs.Testing;
using Xunit;

namespace Certs.Server.Tests.Readme;

/// <summary>The blocks of code in README.md.</summary>
internal static class ReadmeBlocks
{
    /// <summary>The only block in a language that has a text in it, as it stands there.</summary>
    public static string Find(string language, string containing)
    {
        string[] parts = File.ReadAllText(Path.Combine(Repository.Root, "README.md")).Split("```");
        string block = Assert.Single(
            parts.Where((_, at) => at % 2 == 1),
            block => block.StartsWith(language + "\n", StringComparison.Ordinal)
                && block.Contains(containing, StringComparison.Ordinal));
        return block[(language.Length + 1)..];
    }
}
