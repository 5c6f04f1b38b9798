using Certs.Core.Bundles;
using Certs.Core.Evm;
using Certs.Core.Registry;

namespace Certs.Ledger.Offline;

/// <summary>Who signs for the consortium as known at a block: the members by their admin accounts.</summary>
public static class ConsortiumRoot
{
    /// <summary>The members, more than half of whom have to sign.</summary>
    public static TrustRoot Of(RegistryView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        IReadOnlyList<RegistryEvent> rulings = view.Rulings();
        ushort[] members = [.. view.Members()];
        return new TrustRoot(
            TrustRoot.MoreThanHalfOf(members.Length),
            [.. members.Select(member => new TrustSigner(member, AdminOf(rulings, member)))]);
    }

    private static Address AdminOf(IReadOnlyList<RegistryEvent> rulings, ushort member) =>
        rulings.OfType<RegistryEvent.MemberAdmitted>().Last(admitted => admitted.Province == member).Admin;
}
