using System.Runtime.CompilerServices;
using Certs.Api.V1;
using Certs.Core;
using Certs.Server.Hosting;
using Certs.Server.Lifecycle.Incidents;
using Grpc.Core;
using ChangeAct = Certs.Core.Lifecycle.ChangeAct;
using ChangeReason = Certs.Core.Lifecycle.ChangeReason;

namespace Certs.Server.Services;

/// <summary>Reads what is asked of incidents.</summary>
internal static class IncidentRequests
{
    private const int MostNumbers = 1_000;

    /// <summary>The plan that is asked for.</summary>
    public static IncidentOrder ToOrder(IncidentPlan plan, Caller caller)
    {
        Guid requestId = RequestFields.RequestId(plan.RequestId);
        AgencyId issuer = RequestFields.Agency(plan.Issuer);
        ChangeAct act = LifecycleRequests.Act(plan.Act);
        if (act == ChangeAct.Resume)
        {
            throw RequestFields.Invalid("act", "SUSPEND, REVOKE or CANCEL");
        }

        ChangeReason reason = LifecycleRequests.Reason(plan.Reason, act);
        DateTimeOffset? effectiveFrom = RequestFields.Moment("effective_from", plan.EffectiveFrom);
        string officer = LifecycleRequests.Officer(plan.Officer);
        string basis = LifecycleRequests.Basis(plan.LegalBasis);
        IncidentSelection selection = Selection(plan);
        return new IncidentOrder(
            caller, requestId, issuer, LifecycleRequests.Acting(plan.Agency), act, reason, effectiveFrom, officer,
            basis, selection,
            LifecycleRequests.Digest(
                issuer, plan.Agency, (int)act, (int)reason, effectiveFrom, officer, basis, selection));
    }

    /// <summary>The numbers that a stream goes on with.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<string>> NumbersAsync(
        IAsyncStreamReader<PlanIncidentRequest> stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await stream.MoveNext(cancellationToken))
        {
            yield return stream.Current.Numbers is { Numbers: { Count: > 0 and <= MostNumbers } numbers }
                ? [.. numbers.Select(LifecycleRequests.Number)]
                : throw RequestFields.Invalid("numbers", $"1 to {MostNumbers} licence identifiers");
        }
    }

    private static IncidentSelection Selection(IncidentPlan plan) => plan.SelectionCase switch
    {
        IncidentPlan.SelectionOneofCase.KeyId =>
            new IncidentSelection.ByKey(RequestFields.Digest("key_id", plan.KeyId)),
        IncidentPlan.SelectionOneofCase.BatchRoot =>
            new IncidentSelection.ByBatch(RequestFields.Digest("batch_root", plan.BatchRoot)),
        IncidentPlan.SelectionOneofCase.Issued => Period(plan.Issued),
        IncidentPlan.SelectionOneofCase.All => new IncidentSelection.All(),
        IncidentPlan.SelectionOneofCase.Listed => new IncidentSelection.Listed(),
        IncidentPlan.SelectionOneofCase.None => throw RequestFields.Invalid("selection", "which certificates"),
    };

    private static IncidentSelection.Issued Period(IssuePeriod period) =>
        RequestFields.Moment("issued.from_time", period.FromTime) is { } from
        && RequestFields.Moment("issued.until_time", period.UntilTime) is { } until && from < until
            ? new IncidentSelection.Issued(from, until)
            : throw RequestFields.Invalid("issued", "both ends, the second later");
}
