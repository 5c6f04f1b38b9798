namespace Certs.Core.Types;

/// <summary>
/// A field that breaks a rule of its certificate type. Names the field and quotes no value.
/// </summary>
/// <param name="Field">The field, with the place inside it: <c>holders[1].name</c>.</param>
/// <param name="Rule">The broken rule.</param>
public sealed record FieldViolation(string Field, FieldRule Rule)
{
    /// <summary><c>field: RULE.</c></summary>
    public override string ToString() => $"{Field}: {Rule}.";
}
