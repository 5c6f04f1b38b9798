namespace Certs.Server.Storage;

/// <summary>What became of a statement that was to be stored.</summary>
internal abstract record AddedStatement
{
    private AddedStatement()
    {
    }

    /// <summary>It exists from now on.</summary>
    /// <param name="Id">Its place.</param>
    internal sealed record Added(CertificateId Id) : AddedStatement;

    /// <summary>The request was answered before, or another statement for the same is in force: that one counts.</summary>
    /// <param name="Statement">The earlier one.</param>
    internal sealed record Earlier(StoredStatement Statement) : AddedStatement;

    /// <summary>The request id was used before, for something else.</summary>
    internal sealed record RequestIdTaken : AddedStatement;
}
