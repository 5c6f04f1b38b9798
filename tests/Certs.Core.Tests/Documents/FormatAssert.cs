using Certs.Core.Documents;
using Xunit;

namespace Certs.Core.Tests.Documents;

/// <summary>Asks which rule of the format something breaks.</summary>
internal static class FormatAssert
{
    /// <summary>
    /// The broken rule, or null when nothing is refused. Any other exception ends the test.
    /// </summary>
    public static FormatRule? RuleBrokenBy(Action reading)
    {
        try
        {
            reading();
            return null;
        }
        catch (DocumentFormatException refusal)
        {
            return refusal.Rule;
        }
    }

    /// <summary>Asserts both the rule and the place.</summary>
    public static void Refuses(FormatRule rule, string path, Action reading)
    {
        DocumentFormatException refusal = Assert.Throws<DocumentFormatException>(reading);
        Assert.Equal((rule, path), (refusal.Rule, refusal.Path));
    }
}
