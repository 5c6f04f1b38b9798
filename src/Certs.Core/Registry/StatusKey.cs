namespace Certs.Core.Registry;

/// <summary>What a status is recorded under: no other province can write or squat another's.</summary>
internal readonly record struct StatusKey(AgencyId Agency, Hash32 Handle)
{
    // The handle is a hash value already, so the agency adds nothing to the spread.
    public override int GetHashCode() => Handle.GetHashCode();
}
