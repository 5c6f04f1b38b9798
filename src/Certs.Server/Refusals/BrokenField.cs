namespace Certs.Server.Refusals;

/// <summary>A field of a request that breaks a rule. Quotes no value: it travels, and may be logged.</summary>
/// <param name="Field">The field as the wire spells it, with the place inside: <c>content.fields.name</c>.</param>
/// <param name="Rule">The rule in words.</param>
internal sealed record BrokenField(string Field, string Rule);
