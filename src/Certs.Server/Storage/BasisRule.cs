namespace Certs.Server.Storage;

/// <summary>
/// What becomes of a certificate when one that it rests on falls. The numbers are in the database and never change.
/// </summary>
internal enum BasisRule
{
    /// <summary>It is suspended, until the basis is restored.</summary>
    Suspend = 1,

    /// <summary>It stays as it is, and its status carries a warning.</summary>
    Warn = 2,

    /// <summary>Nothing.</summary>
    Nothing = 3,
}
