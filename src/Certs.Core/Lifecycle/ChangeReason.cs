namespace Certs.Core.Lifecycle;

/// <summary>
/// Why a certificate was changed: the closed list. The numbers are on the chain and on the wire and never change; 0
/// stands for no reason. <see cref="ChangeReasons"/> has the texts.
/// </summary>
public enum ChangeReason : byte
{
    /// <summary>Held while a case is investigated.</summary>
    Investigation = 1,

    /// <summary>Held as a penalty.</summary>
    TemporaryPenalty = 2,

    /// <summary>Held because the holder asked for it.</summary>
    HolderPause = 3,

    /// <summary>Held because a certificate that it rests on fell.</summary>
    BasisFell = 4,

    /// <summary>The time of the hold is over.</summary>
    HoldServed = 16,

    /// <summary>What the hold was for no longer is.</summary>
    GroundsRemoved = 17,

    /// <summary>The hold was a mistake.</summary>
    HoldInError = 18,

    /// <summary>The certificate that it rests on holds again.</summary>
    BasisRestored = 19,

    /// <summary>Its contents changed.</summary>
    ContentChanged = 32,

    /// <summary>Its validity was prolonged.</summary>
    Renewed = 33,

    /// <summary>A mistake in it was corrected.</summary>
    Corrected = 34,

    /// <summary>It was lost or damaged.</summary>
    Replaced = 35,

    /// <summary>Another agency took over.</summary>
    AgencySucceeded = 36,

    /// <summary>It was granted against the law.</summary>
    GrantUnlawful = 48,

    /// <summary>It was obtained by deceit or bribery.</summary>
    ObtainedByDeceit = 49,

    /// <summary>It was taken away as a penalty.</summary>
    Penalty = 50,

    /// <summary>It was taken back for the public interest.</summary>
    PublicInterest = 51,

    /// <summary>It was issued by a mistake.</summary>
    IssuedInError = 52,

    /// <summary>The key that signed it is no longer to be trusted.</summary>
    KeyCompromised = 53,

    /// <summary>A certificate that it rests on was withdrawn.</summary>
    BasisWithdrawn = 54,

    /// <summary>The holder gave it up.</summary>
    HolderRequest = 64,

    /// <summary>The holder died, was dissolved or lost its capacity.</summary>
    HolderCeased = 65,

    /// <summary>Its validity ended and was not prolonged.</summary>
    NotRenewed = 66,

    /// <summary>What it permits cannot be done any more.</summary>
    Impossible = 67,

    /// <summary>The holder was handed over to another authority.</summary>
    TransferredOut = 68,

    /// <summary>The right that it proves no longer is.</summary>
    RightExtinguished = 69,
}
