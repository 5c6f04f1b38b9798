namespace Certs.Server.Storage;

/// <summary>How far a certificate or its batch is. The numbers are in the database and on the wire and never change.</summary>
internal enum AnchorStage
{
    /// <summary>Stored; in no batch yet.</summary>
    Pending = 1,

    /// <summary>In a batch that was sent, or is about to be.</summary>
    Submitted = 2,

    /// <summary>In a batch that is on the chain.</summary>
    Anchored = 3,
}
