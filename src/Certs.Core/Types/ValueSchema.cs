using System.Text.RegularExpressions;

namespace Certs.Core.Types;

/// <summary>What a value may be: a subset of JSON Schema 2020-12 with its names and meanings.</summary>
/// <remarks>Unlike in JSON Schema a <c>pattern</c> must match the whole text, and an object takes no member
/// without a schema.</remarks>
public sealed record ValueSchema
{
    /// <summary><c>type</c>.</summary>
    public required JsonKind Kind { get; init; }

    /// <summary>
    /// <c>minLength</c> in Unicode code points, or <c>minItems</c>; default 1 for texts and 0 for lists.
    /// </summary>
    public int MinLength { get; init; }

    /// <summary><c>maxLength</c> in Unicode code points, or <c>maxItems</c>.</summary>
    public int MaxLength { get; init; } = int.MaxValue;

    /// <summary><c>pattern</c>, matched in linear time against the whole text; null: any text.</summary>
    public Regex? Pattern { get; init; }

    /// <summary><c>format</c>; null: none.</summary>
    public TextFormat? Format { get; init; }

    /// <summary><c>enum</c>: the only texts allowed; null: any.</summary>
    public IReadOnlyList<string>? Listed { get; init; }

    /// <summary>Whether a text has a rule about more than its length.</summary>
    internal bool HasSpelling => Pattern is not null || Format is not null || Listed is not null;

    /// <summary><c>minimum</c>, inclusive.</summary>
    public long Minimum { get; init; } = long.MinValue;

    /// <summary><c>maximum</c>, inclusive.</summary>
    public long Maximum { get; init; } = long.MaxValue;

    /// <summary><c>items</c>: what each element must be; set for arrays only.</summary>
    public ValueSchema? Items { get; init; }

    /// <summary><c>properties</c>: the members of an object; set for objects only.</summary>
    public IReadOnlyDictionary<string, ValueSchema>? Properties { get; init; }

    /// <summary><c>required</c>: the members that must be there.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];
}
