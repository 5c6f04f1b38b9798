namespace Certs.Core.Documents;

/// <summary>
/// The rules of <c>docs/document-format.md</c> that bytes can break. The numbers never change.
/// </summary>
public enum FormatRule
{
    /// <summary>The text is longer than its limit.</summary>
    TooLarge = 1,

    /// <summary>Not UTF-8 (RFC 7493 §2.1), or a surrogate written as UTF-8.</summary>
    InvalidUtf8 = 2,

    /// <summary>A byte order mark at the start (RFC 8259 §8.1).</summary>
    ByteOrderMark = 3,

    /// <summary>Not one JSON text (RFC 8259 §2), or something follows it.</summary>
    NotJson = 4,

    /// <summary>Arrays and objects nested deeper than the limit.</summary>
    TooDeep = 5,

    /// <summary>More object members and array elements than the limit.</summary>
    TooManyMembers = 6,

    /// <summary>A string longer than the limit.</summary>
    StringTooLong = 7,

    /// <summary>An object with the same name twice (RFC 7493 §2.3).</summary>
    DuplicateKey = 8,

    /// <summary>JSON, but not the RFC 8785 form of itself: white space, order of names, escapes.</summary>
    NotCanonical = 9,

    /// <summary>A number with a fraction or an exponent.</summary>
    NumberNotInteger = 10,

    /// <summary>Minus zero.</summary>
    NegativeZero = 11,

    /// <summary>An integer of magnitude 2^53 or more (RFC 7493 §2.2).</summary>
    IntegerOutOfRange = 12,

    /// <summary>An escaped surrogate without its partner (RFC 7493 §2.1).</summary>
    LoneSurrogate = 13,

    /// <summary>A Unicode noncharacter (RFC 7493 §2.1).</summary>
    Noncharacter = 14,

    /// <summary>A string that is not in Unicode Normalization Form C (UAX #15).</summary>
    NotNfc = 15,

    /// <summary>A null; what is not there is left out.</summary>
    NullValue = 16,

    /// <summary>A member that this format does not have.</summary>
    UnknownMember = 17,

    /// <summary>A member that this format requires is not there.</summary>
    MissingMember = 18,

    /// <summary>A value of another JSON type than the member has.</summary>
    WrongType = 19,

    /// <summary>A value outside what the member may hold.</summary>
    BadValue = 20,

    /// <summary>
    /// Not strict BASE64URL: padding, a foreign character, or trailing bits that are not zero.
    /// </summary>
    BadBase64Url = 21,

    /// <summary>
    /// Made by another format than this one: <c>typ</c> or <c>_sd_alg</c>. Nothing is known about the rest.
    /// </summary>
    UnknownVersion = 22,

    /// <summary>
    /// A suite that this implementation does not have. Nothing is known about its signature.
    /// </summary>
    UnknownSuite = 23,

    /// <summary>
    /// Suites that are not strictly ascending by number, or a signature in a suite the payload does not list.
    /// </summary>
    SuiteOrder = 24,

    /// <summary>More signatures, disclosures or path elements than the limit.</summary>
    TooMany = 25,

    /// <summary>Two disclosures with the same name, or two equal digests.</summary>
    DuplicateDisclosure = 26,
}
