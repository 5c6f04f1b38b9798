namespace Certs.Core.Seals;

/// <summary>An electronic seal (电子印章, SESeal) as it was read: well-formed, nothing more.</summary>
public sealed record ElectronicSeal
{
    /// <summary>The generation of its format.</summary>
    public required SealGeneration Generation { get; init; }

    /// <summary>Who made the software or device (<c>Vid</c>), ASCII.</summary>
    public required string Vendor { get; init; }

    /// <summary>The seal's identifier (<c>esID</c>), ASCII.</summary>
    public required string Id { get; init; }

    /// <summary>The kind of seal (<c>type</c>), a number of the maker's.</summary>
    public required int Kind { get; init; }

    /// <summary>
    /// The seal's name (<c>name</c>): usually the sealing body; of a personal seal a person.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>Who may apply it.</summary>
    public required SealSigners Signers { get; init; }

    /// <summary>When the maker made it, by the maker's own word.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>The first moment at which it may be applied.</summary>
    public required DateTimeOffset ValidFrom { get; init; }

    /// <summary>The last moment at which it may be applied; included.</summary>
    public required DateTimeOffset ValidUntil { get; init; }

    /// <summary>Its picture.</summary>
    public required SealPicture Picture { get; init; }

    /// <summary>The maker's signature over it.</summary>
    public required SealSignature MadeBy { get; init; }
}
