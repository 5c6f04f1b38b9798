namespace Certs.Core.Numbers;

/// <summary>The rules that numbers of Chinese registers follow; which one a number breaks.</summary>
/// <remarks>The names are part of reason texts and never change.</remarks>
public enum NumberRule
{
    /// <summary>The number of characters, or of parts between dots.</summary>
    Length = 1,

    /// <summary>The characters that may stand at a place.</summary>
    Alphabet = 2,

    /// <summary>The constant that the number starts with.</summary>
    Root = 3,

    /// <summary>The type code inside a licence identifier.</summary>
    TypeCode = 4,

    /// <summary>The code of the issuing agency inside a licence identifier.</summary>
    IssuerCode = 5,

    /// <summary>The serial number inside a licence identifier.</summary>
    Serial = 6,

    /// <summary>The version inside a licence identifier: three digits from 001.</summary>
    Version = 7,

    /// <summary>The registering department, first character of a unified social credit code.</summary>
    Department = 8,

    /// <summary>The region: its first two digits are no province of GB/T 2260.</summary>
    Region = 9,

    /// <summary>The organisation code inside a unified social credit code: its own check character.</summary>
    OrganisationCode = 10,

    /// <summary>The date of birth: no day of the calendar.</summary>
    Date = 11,

    /// <summary>The check character of the whole number.</summary>
    CheckCharacter = 12,
}
