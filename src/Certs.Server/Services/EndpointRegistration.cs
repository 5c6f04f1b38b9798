namespace Certs.Server.Services;

/// <summary>Composes the services that callers see.</summary>
internal static class EndpointRegistration
{
    /// <summary>Adds every endpoint.</summary>
    public static void AddEndpoints(this IServiceCollection services)
    {
        services.AddSingleton<IssuanceEndpoint>();
        services.AddSingleton<VerificationEndpoint>();
        services.AddSingleton<BridgeEndpoint>();
        services.AddSingleton<LifecycleEndpoint>();
        services.AddSingleton<TraceEndpoint>();
        services.AddSingleton<IncidentEndpoint>();
        services.AddSingleton<WatchEndpoint>();
        services.AddSingleton<AdministrationEndpoint>();
        services.AddSingleton<RecognitionEndpoint>();
        services.AddSingleton<GovernanceEndpoint>();
        services.AddSingleton<StatisticsEndpoint>();
        services.AddSingleton<WitnessEndpoint>();
    }

    /// <summary>Maps every endpoint; who may call its methods stands in <see cref="Hosting.MethodRules"/>.</summary>
    public static void MapEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGrpcService<IssuanceEndpoint>();
        app.MapGrpcService<VerificationEndpoint>();
        app.MapGrpcService<BridgeEndpoint>();
        app.MapGrpcService<LifecycleEndpoint>();
        app.MapGrpcService<TraceEndpoint>();
        app.MapGrpcService<IncidentEndpoint>();
        app.MapGrpcService<WatchEndpoint>();
        app.MapGrpcService<AdministrationEndpoint>();
        app.MapGrpcService<RecognitionEndpoint>();
        app.MapGrpcService<GovernanceEndpoint>();
        app.MapGrpcService<StatisticsEndpoint>();
        app.MapGrpcService<WitnessEndpoint>();
    }
}
