namespace Certs.Core.Seals;

/// <summary>
/// The generation of an electronic seal's data format. The numbers are those of recognition rules and never
/// change.
/// </summary>
public enum SealGeneration : byte
{
    /// <summary>GM/T 0031-2014.</summary>
    V1 = 1,

    /// <summary>GB/T 38540-2020.</summary>
    V4 = 4,

    /// <summary>GM/T 0031-2025, as a public implementation (ofdrw 2.3) writes it.</summary>
    V5 = 5,
}
