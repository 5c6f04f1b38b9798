using Certs.Core;
using Certs.Core.Documents;
using Certs.Core.Lifecycle;
using Certs.Core.Suites;
using Certs.Core.Verification;
using Certs.Server.Storage;

namespace Certs.Server.Lifecycle;

/// <summary>What a change has to know of a certificate.</summary>
/// <param name="Stored">Its row.</param>
/// <param name="Payload">Its claims.</param>
/// <param name="Handle">SHA-256 of its handle: the key of its status.</param>
internal sealed record CertificateFacts(StoredCertificate Stored, Payload Payload, Hash32 Handle)
{
    /// <summary>Reads a certificate of this store.</summary>
    public static CertificateFacts Of(StoredCertificate stored)
    {
        Payload payload = DocumentReader.Read(stored.Document).Payload;
        return new CertificateFacts(stored, payload, new Hash32(Hashing.Sha256(payload.Handle.Span)));
    }

    /// <summary>What its own validity says at a moment; null: inside.</summary>
    public Standing? Calendar(DateTimeOffset moment) =>
        StandingAt.Calendar(Payload.NotBefore, Payload.Expires, moment);
}
