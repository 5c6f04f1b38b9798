namespace Certs.Server.Storage;

/// <summary>What became of a certificate that was to be stored. The unique keys decide, not what was seen before.</summary>
internal abstract record AddResult
{
    private AddResult()
    {
    }

    /// <summary>It is stored.</summary>
    public sealed record Added(CertificateId Id) : AddResult;

    /// <summary>The request id was answered before; this is the first answer, and nothing was stored.</summary>
    public sealed record Earlier(StoredCertificate Certificate) : AddResult;

    /// <summary>The request id was used before, by a prepared certificate that still waits; nothing was stored.</summary>
    public sealed record RequestIsPrepared : AddResult;

    /// <summary>The number was given before; nothing was stored.</summary>
    public sealed record NumberTaken : AddResult;
}
