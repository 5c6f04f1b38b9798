namespace Certs.Core.Types;

/// <summary>The rules of a certificate type that fields can break. The numbers never change.</summary>
public enum FieldRule
{
    /// <summary>The type has no such field.</summary>
    Unknown = 1,

    /// <summary>A mandatory field, or a required member of an object, is not there.</summary>
    Missing = 2,

    /// <summary>A field is there twice.</summary>
    Duplicate = 3,

    /// <summary>Another JSON type than the field has.</summary>
    WrongType = 4,

    /// <summary>The text does not match the field's pattern.</summary>
    Pattern = 5,

    /// <summary>
    /// The text is not what the field's format says: a calendar date, a code with a wrong check character.
    /// </summary>
    Format = 6,

    /// <summary>The text or list is longer than the field allows.</summary>
    TooLong = 7,

    /// <summary>The text or list is shorter than the field allows.</summary>
    TooShort = 8,

    /// <summary>Not one of the field's listed values.</summary>
    NotListed = 9,

    /// <summary>The integer is outside the field's bounds.</summary>
    OutOfRange = 10,
}
