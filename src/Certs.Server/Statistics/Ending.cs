namespace Certs.Server.Statistics;

/// <summary>Why a certificate is no longer in force.</summary>
internal enum Ending
{
    /// <summary>It was replaced by another one.</summary>
    Superseded = 1,

    /// <summary>The authority withdrew it.</summary>
    Revoked = 2,

    /// <summary>It was given back or closed.</summary>
    Cancelled = 3,

    /// <summary>None of these, and its own period is over.</summary>
    Expired = 4,
}
