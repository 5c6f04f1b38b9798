using Certs.Core.Registry;
using Certs.Core.Verification;

namespace Certs.Core.Lifecycle;

/// <summary>
/// What may follow what: the one table. The contract refuses what its lines for recorded states do not have, and
/// <c>docs/lifecycle.md</c> and the protos show it; tests compare them.
/// </summary>
public static class Transitions
{
    /// <summary>Every transition that there is. What is final has no line.</summary>
    public static IReadOnlyList<Transition> All { get; } =
    [
        new(Standing.Active, ChangeAct.Suspend, CertificateState.Suspended),
        new(Standing.Active, ChangeAct.Supersede, CertificateState.Superseded),
        new(Standing.Active, ChangeAct.Revoke, CertificateState.Revoked),
        new(Standing.Active, ChangeAct.Cancel, CertificateState.Cancelled),
        new(Standing.NotYetEffective, ChangeAct.Suspend, CertificateState.Suspended),
        new(Standing.NotYetEffective, ChangeAct.Supersede, CertificateState.Superseded),
        new(Standing.NotYetEffective, ChangeAct.Revoke, CertificateState.Revoked),
        new(Standing.NotYetEffective, ChangeAct.Cancel, CertificateState.Cancelled),
        new(Standing.Suspended, ChangeAct.Resume, CertificateState.Active),
        new(Standing.Suspended, ChangeAct.Revoke, CertificateState.Revoked),
        new(Standing.Suspended, ChangeAct.Cancel, CertificateState.Cancelled),
        new(Standing.Superseded, ChangeAct.Revoke, CertificateState.Revoked),
        new(Standing.Expired, ChangeAct.Supersede, CertificateState.Superseded),
        new(Standing.Expired, ChangeAct.Revoke, CertificateState.Revoked),
        new(Standing.Expired, ChangeAct.Cancel, CertificateState.Cancelled),
    ];

    /// <summary>Whether an act waits until a second person confirms it. A bulk always does.</summary>
    public static bool NeedsSecondPerson(ChangeAct act) => act == ChangeAct.Revoke;

    /// <summary>Whether nothing can follow a state any more.</summary>
    public static bool IsFinal(CertificateState state) =>
        state is CertificateState.Revoked or CertificateState.Cancelled;

    /// <summary>The state after an act; null: the table does not allow it.</summary>
    /// <param name="recorded">
    /// What the authority said last, whenever that takes effect: this is what the contract looks at. Active when it
    /// never said anything.
    /// </param>
    /// <param name="calendar">
    /// What the licence's own validity says now: <see cref="Standing.NotYetEffective"/>,
    /// <see cref="Standing.Expired"/>, or null when it is inside.
    /// </param>
    /// <param name="act">What is to be done.</param>
    public static CertificateState? Next(CertificateState recorded, Standing? calendar, ChangeAct act)
    {
        bool isAllowedNow = calendar is not { } standing || Find(standing, act) is not null;
        return isAllowedNow ? Find(StandingAt.Said(recorded), act)?.To : null;
    }

    /// <summary>Whether a state may be recorded after another; the contract's view of the table.</summary>
    /// <param name="former">The last state; null: nothing was recorded yet.</param>
    /// <param name="next">The state to be recorded.</param>
    public static bool MayFollow(CertificateState? former, CertificateState next)
    {
        Standing from = StandingAt.Said(former ?? CertificateState.Active);
        return All.Any(line => line.From == from && line.To == next);
    }

    private static Transition? Find(Standing from, ChangeAct act) =>
        All.FirstOrDefault(line => line.From == from && line.Act == act);
}
