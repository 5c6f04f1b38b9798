namespace Certs.Core.Bundles;

/// <summary>Up to which block the registries count. Numbers never change.</summary>
public enum KnownAs
{
    /// <summary>Everything that the trust file and the bundle know.</summary>
    Newest = 1,

    /// <summary>
    /// What the block of the bundle's status knew: the verdict that a service gives as known at that block, whatever was
    /// recorded since.
    /// </summary>
    AtStatusBlock = 2,
}
