using System.Collections.Concurrent;
using System.Text;

namespace Certs.Core.Verification;

/// <summary>
/// The words that reports use for enum values: <c>NotYetEffective</c> is <c>NOT_YET_EFFECTIVE</c>.
/// </summary>
public static class Words
{
    /// <summary>The word for <paramref name="value"/>.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum =>
        Cache<T>.Known.GetOrAdd(value, static named => UpperSnake(named.ToString()));

    private static string UpperSnake(string pascal)
    {
        StringBuilder word = new(pascal.Length + 4);
        for (int i = 0; i < pascal.Length; i++)
        {
            if (i > 0 && char.IsAsciiLetterUpper(pascal[i]))
            {
                word.Append('_');
            }

            word.Append(char.ToUpperInvariant(pascal[i]));
        }

        return word.ToString();
    }

    private static class Cache<T>
        where T : struct, Enum
    {
        public static readonly ConcurrentDictionary<T, string> Known = new();
    }
}
