using System.Buffers;
using Certs.Core.Documents;
using Certs.Core.Suites;

namespace Certs.Core.Verification.Checks;

/// <summary>The signatures of many cases, verified together under the registered keys.</summary>
/// <remarks>
/// The registered key's suite chooses the verifier; the document's <c>alg</c> has to agree with it and
/// decides nothing.
/// </remarks>
internal sealed class SignaturesTogether
{
    private readonly SignatureBatch _batch = new();
    private readonly List<(Case Subject, int Signature)> _taken = [];

    /// <summary>Takes the signatures of a case.</summary>
    public void Add(Case subject)
    {
        for (int i = 0; i < subject.Signatures.Length; i++)
        {
            DocumentSignature signature = subject.Document.Signatures[i];
            if (FindKey(subject, signature, out VerificationKey? key) is { } trouble)
            {
                subject.Signatures[i] = trouble.About(signature.Suite);
                continue;
            }

            Add(subject.Document, signature, key!);
            _taken.Add((subject, i));
        }
    }

    /// <summary>Verifies all that were taken: each case then has a finding for each of its signatures.</summary>
    public void Verify()
    {
        IReadOnlyList<bool> areGood = _batch.Verify();
        for (int i = 0; i < areGood.Count; i++)
        {
            (Case subject, int signature) = _taken[i];
            Finding finding = areGood[i]
                ? Finding.Passed(Check.Signature)
                : Finding.Failed(Check.Signature, Reasons.SigCryptoFailure);
            subject.Signatures[signature] = finding.About(subject.Document.Signatures[signature].Suite);
        }
    }

    // The key, or why there is none to verify with.
    private static Finding? FindKey(Case subject, DocumentSignature signature, out VerificationKey? loaded)
    {
        loaded = null;
        if (subject.Registry is not { } registry)
        {
            return subject.RegistryMissing(Check.Signature);
        }

        if (registry.FindKey(subject.Payload.Issuer, signature.KeyId) is not { } key)
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

        loaded = key.Load();
        return loaded is null ? Finding.Undecided(Check.Signature, Reasons.KeyRefused, $"Key {key.KeyId}.") : null;
    }

    private void Add(CertificateDocument document, DocumentSignature signature, VerificationKey key)
    {
        int length = signature.ProtectedEncoded.Length + 1 + document.PayloadEncoded.Length;
        byte[] rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            // RFC 7515 §5.2: BASE64URL(protected) '.' BASE64URL(payload), as the file has them.
            signature.ProtectedEncoded.Span.CopyTo(rented);
            rented[signature.ProtectedEncoded.Length] = (byte)'.';
            document.PayloadEncoded.Span.CopyTo(rented.AsSpan(signature.ProtectedEncoded.Length + 1));
            _batch.Add(key, rented.AsSpan(0, length), signature.Value.Span);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
