namespace Certs.Core.Registry;

/// <summary>A change of status in the order of all of them.</summary>
/// <param name="Change">The change.</param>
/// <param name="After">The place right after it.</param>
public sealed record LoggedStatus(RegistryEvent.StatusChanged Change, StatusPosition After);
