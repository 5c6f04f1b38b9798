using Certs.Core.Documents;
using Certs.Core.Suites;

namespace Certs.Core.Verification.Checks;

/// <summary>
/// Each signature verifies under the registered key, and none that the issuer requires is missing.
/// </summary>
/// <remarks>The signatures themselves are verified before: <see cref="SignaturesTogether"/>.</remarks>
internal sealed class SignatureCheck : ICheck
{
    public Check Name => Check.Signature;

    /// <inheritdoc />
    public void Run(Case subject, List<Finding> findings)
    {
        findings.AddRange(subject.Signatures);
        foreach (Suite required in subject.Payload.Suites)
        {
            if (!HasSigned(subject.Document, required))
            {
                findings.Add(Finding
                    .Failed(
                        Name, Reasons.SignatureStripped, $"The issuer requires a signature in {required}.")
                    .About(required));
            }
        }
    }

    private static bool HasSigned(CertificateDocument document, Suite suite)
    {
        foreach (DocumentSignature signature in document.Signatures)
        {
            if (signature.Suite == suite)
            {
                return true;
            }
        }

        return false;
    }
}
