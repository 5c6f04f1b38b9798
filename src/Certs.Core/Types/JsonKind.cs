namespace Certs.Core.Types;

/// <summary>
/// The JSON type of a value, as JSON Schema names it (2020-12, validation §6.1.1); there are no fractions.
/// </summary>
public enum JsonKind
{
    /// <summary><c>string</c>.</summary>
    Text = 1,

    /// <summary><c>integer</c>.</summary>
    Whole = 2,

    /// <summary><c>boolean</c>.</summary>
    Flag = 3,

    /// <summary><c>array</c>.</summary>
    List = 4,

    /// <summary><c>object</c>.</summary>
    Map = 5,
}
