using Certs.Server.Lifecycle.Incidents;
using Certs.Server.Tracing;

namespace Certs.Server.Lifecycle;

/// <summary>What the lifecycle adds to the service.</summary>
internal static class LifecycleRegistration
{
    /// <summary>Adds the use cases. Configuration section <c>Lifecycle</c>. Needs storage, issuing and the chain.</summary>
    public static IServiceCollection AddLifecycle(this IServiceCollection services)
    {
        services
            .AddOptions<LifecycleOptions>()
            .BindConfiguration("Lifecycle")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        return services
            .AddSingleton<ChangeRights>()
            .AddSingleton<Dependents>()
            .AddSingleton<NewCertificates>()
            .AddSingleton<SupersedeCertificate>()
            .AddSingleton<ChangeBasis>()
            .AddSingleton<ChangeStatus>()
            .AddSingleton<DecideChange>()
            .AddSingleton<Candidates>()
            .AddSingleton<PlanIncident>()
            .AddSingleton<DecideIncident>()
            .AddSingleton<IncidentRunner>()
            .AddSingleton<WatchIncident>()
            .AddSingleton<StatusRecords>()
            .AddSingleton<ListProposals>()
            .AddSingleton<HistoryRecords>()
            .AddSingleton<GetHistory>()
            .AddSingleton<GetStatus>();
    }
}
