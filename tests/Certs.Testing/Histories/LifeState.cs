namespace Certs.Testing.Histories;

/// <summary>What a certificate was last said to be.</summary>
public enum LifeState
{
    /// <summary>In force.</summary>
    Active = 1,

    /// <summary>On hold.</summary>
    Suspended = 2,

    /// <summary>Replaced.</summary>
    Superseded = 3,

    /// <summary>Withdrawn.</summary>
    Revoked = 4,

    /// <summary>Closed.</summary>
    Cancelled = 5,
}
