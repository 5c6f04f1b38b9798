namespace Certs.Testing.Histories;

/// <summary>What can be done to a certificate.</summary>
public enum LifeAct
{
    /// <summary>Put on hold.</summary>
    Suspend = 1,

    /// <summary>Lift the hold.</summary>
    Resume = 2,

    /// <summary>Replace it.</summary>
    Supersede = 3,

    /// <summary>Withdraw it.</summary>
    Revoke = 4,

    /// <summary>Close it.</summary>
    Cancel = 5,
}
