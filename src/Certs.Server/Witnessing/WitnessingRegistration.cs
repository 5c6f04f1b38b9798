using Certs.Ledger.Offline;

namespace Certs.Server.Witnessing;

/// <summary>What witnessing adds to the service.</summary>
internal static class WitnessingRegistration
{
    /// <summary>Adds it. Configuration section <c>Witnessing</c>. Needs storage and the chain.</summary>
    public static IServiceCollection AddWitnessing(this IServiceCollection services)
    {
        services
            .AddOptions<WitnessingOptions>()
            .BindConfiguration("Witnessing")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        return services
            .AddSingleton<CheckpointReader>()
            .AddSingleton<KeepEvidence>()
            .AddSingleton<SignCheckpoint>()
            .AddSingleton<CollectWitnesses>()
            .AddSingleton<MakeShortForm>()
            .AddHostedService<WitnessWorker>();
    }
}
