using System.Text;
using Certs.Core.Registry;
using Certs.Core.Suites;

namespace Certs.Core.Lifecycle;

/// <summary>Who may change an agency's certificates, as the registry has it.</summary>
/// <remarks>
/// The issuing agency; from its closing on the agency that it named as its successor, and so on; and at any time an
/// agency that the province names superior to it, by entering it for the pseudo-type
/// <c>urn:certs:superior-of:&lt;agency's URN&gt;</c> (IssuerRegistry, <c>authoriseType</c>).
/// </remarks>
public static class ChangeAuthority
{
    // A chain of successors longer than this is a circle or a mistake.
    private const int MostSuccessions = 32;

    /// <summary>The pseudo-type for which an agency's superior authority is entered.</summary>
    public static Hash32 SuperiorTypeOf(AgencyId agency) =>
        new(Hashing.Sha256(Encoding.ASCII.GetBytes($"urn:certs:superior-of:{agency}")));

    /// <summary>The agency in charge: the issuer, or whoever it went over to.</summary>
    /// <param name="registry">The registries.</param>
    /// <param name="issuer">The agency that issued.</param>
    /// <param name="moment">The moment asked about.</param>
    /// <returns>The last one known: a closed agency without a successor stays in charge of what it issued.</returns>
    public static AgencyId InCharge(RegistryView registry, AgencyId issuer, DateTimeOffset moment)
    {
        ArgumentNullException.ThrowIfNull(registry);
        AgencyId agency = issuer;
        for (int i = 0; i < MostSuccessions; i++)
        {
            if (registry.FindAgency(agency) is not { Successor: { } successor } record || !(record.Open.Until <= moment))
            {
                return agency;
            }

            agency = successor;
        }

        return agency;
    }

    /// <summary>Whether an agency may change what another issued.</summary>
    /// <param name="registry">The registries.</param>
    /// <param name="acting">The agency that wants to.</param>
    /// <param name="issuer">The agency that issued.</param>
    /// <param name="moment">The moment at which it wants to.</param>
    public static bool MayChange(RegistryView registry, AgencyId acting, AgencyId issuer, DateTimeOffset moment)
    {
        ArgumentNullException.ThrowIfNull(registry);
        return acting == InCharge(registry, issuer, moment)
            || (registry.FindTypeAuthority(acting, SuperiorTypeOf(issuer)) is { } superior
                && superior.Covers(moment)
                && registry.FindAgency(acting)?.Open.Contains(moment) == true);
    }
}
