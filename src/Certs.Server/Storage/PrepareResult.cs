namespace Certs.Server.Storage;

/// <summary>What became of a certificate that was to be prepared.</summary>
internal abstract record PrepareResult
{
    private PrepareResult()
    {
    }

    /// <summary>This is prepared for the request id, now or by an earlier call.</summary>
    public sealed record Prepared(PreparedRow Row) : PrepareResult;

    /// <summary>The request id stands for a certificate that is issued already.</summary>
    public sealed record Issued(StoredCertificate Certificate) : PrepareResult;

    /// <summary>The number was given before.</summary>
    public sealed record NumberTaken : PrepareResult;
}
