using Certs.Server.Storage;

namespace Certs.Server.Tracing;

/// <summary>What keeping who had certificates judged adds to the service.</summary>
internal static class TracingRegistration
{
    /// <summary>Adds it. Configuration section <c>Tracing</c>. Needs storage and the node's secret.</summary>
    public static IServiceCollection AddTracing(this IServiceCollection services)
    {
        services
            .AddOptions<TracingOptions>()
            .BindConfiguration("Tracing")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        return services
            .AddSingleton<LookLog>()
            .AddSingleton<LookTags>()
            .AddSingleton<LookStore>()
            .AddSingleton<HistoryLooks>()
            .AddHostedService<LookFlush>();
    }
}
