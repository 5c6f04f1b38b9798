using System.Buffers;
using Certs.Core.Documents;
using Certs.Core.Registry;
using Certs.Core.Suites;

namespace Certs.Core.Verification.Checks;

/// <summary>
/// Each signature verifies under the registered key, and none that the issuer requires is missing.
/// </summary>
/// <remarks>
/// The registered key's suite chooses the verifier; the document's <c>alg</c> has to agree with it and
/// decides nothing.
/// </remarks>
internal sealed class SignatureCheck : ICheck
{
    public Check Name => Check.Signature;

    /// <inheritdoc />
    public void Run(Case subject, List<Finding> findings)
    {
        foreach (DocumentSignature signature in subject.Document.Signatures)
        {
            findings.Add(Judge(subject, signature).About(signature.Suite));
        }

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

    private static Finding Judge(Case subject, DocumentSignature signature)
    {
        if (subject.Registry is not { } registry)
        {
            return subject.RegistryMissing(Check.Signature);
        }

        if (registry.FindKey(signature.KeyId) is not { } key)
        {
            return Finding.Undecided(Check.Signature, Reasons.KeyUnknown, $"Key {signature.KeyId}.");
        }

        if (!SuiteTable.Contains(key.Suite))
        {
            return Finding.Undecided(
                Check.Signature, Reasons.SuiteNotImplemented, $"Suite {(ushort)key.Suite}.");
        }

        if (key.Suite != signature.Suite)
        {
            return Finding.Failed(
                Check.Signature, Reasons.AlgMismatch,
                $"The document says {signature.Suite}, the key is registered for {key.Suite}.");
        }

        return Verify(subject.Document, signature, key);
    }

    private static Finding Verify(CertificateDocument document, DocumentSignature signature, KeyRecord key)
    {
        if (key.Load() is not { } loaded)
        {
            return Finding.Undecided(Check.Signature, Reasons.KeyRefused, $"Key {key.KeyId}.");
        }

        int length = signature.ProtectedEncoded.Length + 1 + document.PayloadEncoded.Length;
        byte[] rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            // RFC 7515 §5.2: BASE64URL(protected) '.' BASE64URL(payload), as the file has them.
            signature.ProtectedEncoded.Span.CopyTo(rented);
            rented[signature.ProtectedEncoded.Length] = (byte)'.';
            document.PayloadEncoded.Span.CopyTo(rented.AsSpan(signature.ProtectedEncoded.Length + 1));
            return loaded.Verify(rented.AsSpan(0, length), signature.Value.Span)
                ? Finding.Passed(Check.Signature)
                : Finding.Failed(Check.Signature, Reasons.SigCryptoFailure);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
