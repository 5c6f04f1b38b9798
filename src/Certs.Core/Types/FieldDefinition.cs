namespace Certs.Core.Types;

/// <summary>One field of a certificate type.</summary>
/// <param name="Name">The name in disclosures: English snake case.</param>
/// <param name="Label">What people are shown.</param>
/// <param name="Sensitivity">Who may see it by default.</param>
/// <param name="IsMandatory">Whether every certificate of the type has it.</param>
/// <param name="MetadataName">The short name of GB/T 36903 as implemented by provincial platforms
/// (<c>CZZT</c>); null: none fits.</param>
/// <param name="Schema">What its value may be.</param>
public sealed record FieldDefinition(
    string Name, Label Label, Sensitivity Sensitivity, bool IsMandatory, string? MetadataName,
    ValueSchema Schema);
