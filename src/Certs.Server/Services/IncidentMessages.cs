using Certs.Api.V1;
using Certs.Server.Lifecycle.Incidents;
using Certs.Server.Storage;

namespace Certs.Server.Services;

/// <summary>Writes incidents as messages. The numbers of acts, reasons and states are the same.</summary>
internal static class IncidentMessages
{
    /// <summary>The message of a plan.</summary>
    public static PlanIncidentResponse ToMessage(this PlannedIncident planned) => new()
    {
        Incident = planned.Incident.ToMessage(),
        SampleNumbers = { planned.Sample },
        UnknownNumbers = { planned.Unknown },
    };

    /// <summary>The message of an incident.</summary>
    public static Incident ToMessage(this StoredIncident incident) => new()
    {
        IncidentId = incident.Id,
        Issuer = incident.Issuer.ToString(),
        ActingAgency = incident.Acting.ToString(),
        Act = (ChangeAct)incident.Act,
        Reason = (ChangeReason)incident.Reason,
        State = (IncidentState)incident.Stage,
        Selected = incident.Counts.Selected,
        Omitted = incident.Counts.Omitted,
        Unknown = incident.Counts.Unknown,
        Changed = incident.Counts.Changed,
        Refused = incident.Counts.Refused,
        Recorded = incident.Counts.Recorded,
        Officer = incident.Officer,
        DecidedBy = incident.DecidedBy ?? "",
    };
}
