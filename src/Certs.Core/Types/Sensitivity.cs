namespace Certs.Core.Types;

/// <summary>
/// Who may see a field by default. The names stand in type files and on the wire and never change.
/// </summary>
public enum Sensitivity
{
    /// <summary><c>OPEN</c>: anyone; the licence shows it to the public.</summary>
    Open = 1,

    /// <summary><c>CROSS_DEPARTMENT</c>: officers of other authorities who check the licence.</summary>
    CrossDepartment = 2,

    /// <summary><c>MASKED</c>: officers see a part; the whole only with the holder's consent.</summary>
    Masked = 3,

    /// <summary><c>HOLDER_ONLY</c>: the holder decides each time.</summary>
    HolderOnly = 4,
}
