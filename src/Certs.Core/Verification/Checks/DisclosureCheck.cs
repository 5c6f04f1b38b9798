using Certs.Core.Documents;
using Certs.Core.Types;

namespace Certs.Core.Verification.Checks;

/// <summary>
/// Every shown field hashes to one digest that the issuer signed, and a window's fields are shown.
/// </summary>
/// <remarks>
/// A window needs the mandatory fields that are open or cross-department. Masked and holder-only fields may
/// be withheld: that is the holder's right and no fault of the document.
/// </remarks>
internal sealed class DisclosureCheck : ICheck
{
    public Check Name => Check.Disclosure;

    /// <inheritdoc />
    public void Run(Case subject, List<Finding> findings) => findings.Add(Judge(subject));

    private static Finding Judge(Case subject)
    {
        IReadOnlyList<Disclosure> shown = subject.Document.Disclosures;
        for (int i = 0; i < shown.Count; i++)
        {
            if (!IsListed(subject.Payload.Digests, shown[i].Digest))
            {
                return Finding.Failed(Check.Disclosure, Reasons.DisclosureForged, $"Field {shown[i].Name}.");
            }

            if (IsShown(shown, i, shown[i].Name))
            {
                return Finding.Failed(
                    Check.Disclosure, Reasons.DisclosureRepeated, $"Field {shown[i].Name}.");
            }
        }

        return subject.Evidence.Type is Lookup<CertificateType>.Found(CertificateType type)
            ? JudgeCompleteness(subject, type)
            : Finding.Passed(Check.Disclosure);
    }

    private static Finding JudgeCompleteness(Case subject, CertificateType type)
    {
        IReadOnlyList<Disclosure> shown = subject.Document.Disclosures;
        foreach (FieldDefinition field in type.Fields)
        {
            if (field is { IsMandatory: true, Sensitivity: Sensitivity.Open or Sensitivity.CrossDepartment }
                && !IsShown(shown, shown.Count, field.Name))
            {
                return Finding.Undecided(
                    Check.Disclosure, Reasons.RequiredFieldWithheld, $"Field {field.Name}.");
            }
        }

        int withheld = subject.Payload.Digests.Count - shown.Count;
        return withheld > 0
            ? Finding.Passed(Check.Disclosure, Reasons.FieldsWithheld, $"{withheld} fields.")
            : Finding.Passed(Check.Disclosure);
    }

    private static bool IsListed(IReadOnlyList<Hash32> digests, Hash32 digest)
    {
        for (int i = 0; i < digests.Count; i++)
        {
            if (digests[i] == digest)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsShown(IReadOnlyList<Disclosure> shown, int count, string name)
    {
        for (int i = 0; i < count; i++)
        {
            if (shown[i].Name == name)
            {
                return true;
            }
        }

        return false;
    }
}
