using Certs.Ledger;
using Certs.Server.Lifecycle.Incidents;

namespace Certs.Server.Anchoring;

/// <summary>The part of the lead's turn that is about what was issued before: incidents, changes, withdrawals.</summary>
internal sealed class ChangeSenders(IncidentRunner incidents, StatusSender statuses, WithdrawalSender withdrawals)
{
    /// <summary>Forgets what it remembers: another replica may have gone on since.</summary>
    public void StartOver() => statuses.StartOver();

    /// <summary>Carries incidents on and sends what waits.</summary>
    /// <param name="onTheirWay">How many transactions are on their way already.</param>
    /// <param name="cancellationToken">Ends the wait; what was stored is sent later.</param>
    /// <returns>How much was done; 0: nothing waits.</returns>
    /// <exception cref="LedgerUnavailableException">No answer; all stays as it is.</exception>
    public async Task<int> SendAsync(int onTheirWay, CancellationToken cancellationToken)
    {
        int changed = await incidents.RunAsync(cancellationToken);
        int sent = await statuses.SendAsync(onTheirWay, cancellationToken);
        return changed + sent + await withdrawals.SendAsync(cancellationToken);
    }
}
