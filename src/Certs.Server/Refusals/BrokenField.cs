namespace Certs.Server.Refusals;

/// <summary>A field of a request that breaks a rule. Quotes no value: it travels, and may be logged.</summary>
/// <param name="Field">The field as the wire spells it, with the place inside: <c>content.fields.name</c>.</param>
/// <param name="Rule">The rule in words.</param>
internal sealed record BrokenField(string Field, string Rule)
{
    private const int Longest = 64;

    /// <summary>The field, cut where its name is longer than any of ours.</summary>
    public string Shown => Field.Length <= Longest
        ? Field
        : Field[..(char.IsHighSurrogate(Field[Longest - 1]) ? Longest - 1 : Longest)] + "…";
}
