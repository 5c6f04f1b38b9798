using Certs.Core.Types;

namespace Certs.Core.Verification.Checks;

/// <summary>
/// The shown fields follow the certificate type that was in force at issue, which the payload pins.
/// </summary>
internal sealed class SchemaCheck : ICheck
{
    public Check Name => Check.Schema;

    /// <inheritdoc />
    public void Run(Case subject, List<Finding> findings) => findings.Add(Judge(subject));

    private static Finding Judge(Case subject) => subject.Evidence.Type switch
    {
        Lookup<CertificateType>.Found(CertificateType type) => Judge(subject, type),
        Lookup<CertificateType>.Unavailable unavailable => Finding.Undecided(
            Check.Schema, Reasons.SchemaUnavailable, unavailable.Detail),
        _ => Finding.Undecided(Check.Schema, Reasons.SchemaUnavailable, subject.Payload.Type),
    };

    private static Finding Judge(Case subject, CertificateType type)
    {
        if (type.Vct != subject.Payload.Type || type.IntegrityDigest != subject.Payload.TypeIntegrity)
        {
            return Finding.Undecided(
                Check.Schema, Reasons.SchemaDiffers,
                $"{type.Vct}: the document names {subject.Payload.TypeIntegrity}.");
        }

        foreach (FieldViolation violation in type.Validate(subject.Document.Disclosures))
        {
            if (!IsWithheld(type, violation))
            {
                return Finding.Failed(Check.Schema, Reasons.SchemaViolation, violation.ToString());
            }
        }

        return Finding.Passed(Check.Schema);
    }

    // A mandatory field that is not shown is the disclosure check's business; a member missing inside a field
    // is not.
    private static bool IsWithheld(CertificateType type, FieldViolation violation) =>
        violation.Rule == FieldRule.Missing && type.FindField(violation.Field) is not null;
}
