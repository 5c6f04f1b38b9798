using Certs.Core.Numbers;
using Certs.Core.Types;

namespace Certs.Core.Verification.Checks;

/// <summary>The licence identifier is well-formed and names the issuer and the type (GB/T 36904).</summary>
internal sealed class NumberCheck : ICheck
{
    public Check Name => Check.Number;

    /// <inheritdoc />
    public void Run(Case subject, List<Finding> findings) => findings.Add(
        LicenceIdentifier.Read(subject.Payload.Number) switch
        {
            LicenceIdentifierReading.Good(LicenceIdentifier identifier) =>
                Mismatch(subject, identifier) ?? Finding.Passed(Check.Number),
            LicenceIdentifierReading.LegacyCheck(LicenceIdentifier identifier) =>
                Mismatch(subject, identifier)
                ?? Finding.Passed(
                    Check.Number, Reasons.NumberLegacyCheckCharacter, $"Character {identifier.Check}."),
            LicenceIdentifierReading.Malformed { Broken: NumberRule.CheckCharacter } =>
                Finding.Failed(Check.Number, Reasons.NumberCheckCharacter),
            LicenceIdentifierReading.Malformed(NumberRule broken) =>
                Finding.Failed(Check.Number, Reasons.NumberMalformed, $"{broken}."),
            _ => throw new InvalidOperationException("No such reading."),
        });

    private static Finding? Mismatch(Case subject, LicenceIdentifier identifier)
    {
        if (identifier.Issuer.Value != subject.Payload.Profile.Code)
        {
            return Finding.Failed(
                Check.Number, Reasons.NumberIssuerMismatch,
                $"It names {identifier.Issuer.Value}, the document {subject.Payload.Profile.Code}.");
        }

        return subject.Evidence.Type is Lookup<CertificateType>.Found(CertificateType type)
            && type.Vct == subject.Payload.Type
            && type.TypeCode != identifier.TypeCode
                ? Finding.Failed(
                    Check.Number, Reasons.NumberTypeMismatch,
                    $"It names {identifier.TypeCode}, the type {type.TypeCode}.")
                : null;
    }
}
