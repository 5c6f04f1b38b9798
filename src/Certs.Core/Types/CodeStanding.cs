namespace Certs.Core.Types;

/// <summary>Where a type code comes from.</summary>
internal enum CodeStanding
{
    /// <summary>Seen in licences that authorities issued.</summary>
    Seen = 1,

    /// <summary>Made up for demonstrations and tests.</summary>
    Test = 2,
}
