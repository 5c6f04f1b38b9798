namespace Certs.Server.Storage;

/// <summary>What became of a proposed change. The numbers are in the database and on the wire and never change.</summary>
internal enum ProposedChangeState
{
    /// <summary>It waits for a second person, unless its time is over.</summary>
    Open = 1,

    /// <summary>A second person confirmed it, and it was done.</summary>
    Confirmed = 2,

    /// <summary>A second person rejected it.</summary>
    Rejected = 3,
}
