using System.Buffers;
using System.Collections.Frozen;

namespace Certs.Core.Documents;

/// <summary>
/// The names that a field may have: lower-case snake case, and no name of the payload itself.
/// </summary>
internal static class FieldNames
{
    private const int Longest = 64;

    private static readonly SearchValues<char> Alphabet =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_");

    // A disclosure must never add or replace a claim of the payload (RFC 9901 §7.1).
    private static readonly FrozenSet<string> Reserved = FrozenSet.Create(
        StringComparer.Ordinal, "aud", "chain", "cnf", "exp", "handle", "iat", "iss", "iss_profile", "jti",
        "nbf", "number", "status", "sub", "suites", "supersedes", "vct");

    /// <summary>
    /// 1 to 64 characters of a-z, 0-9 and underscore, starting with a letter, and not reserved.
    /// </summary>
    public static bool IsAllowed(string name) =>
        name.Length is >= 1 and <= Longest
        && name[0] is >= 'a' and <= 'z'
        && name.AsSpan().IndexOfAnyExcept(Alphabet) < 0
        && !Reserved.Contains(name);
}
