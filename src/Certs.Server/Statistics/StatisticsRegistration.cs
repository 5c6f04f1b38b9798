namespace Certs.Server.Statistics;

/// <summary>What statistics add to the service.</summary>
internal static class StatisticsRegistration
{
    /// <summary>Adds counting and reading the counts. Configuration section <c>Statistics</c>. Needs storage, anchoring and the chain.</summary>
    public static IServiceCollection AddStatistics(this IServiceCollection services)
    {
        services
            .AddOptions<StatisticsOptions>()
            .BindConfiguration("Statistics")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        return services
            .AddSingleton<VerdictTally>()
            .AddSingleton<AskWhatIf>()
            .AddSingleton<BridgeTimes>()
            .AddHostedService(services => services.GetRequiredService<BridgeTimes>())
            .AddHostedService<TallyFlush>();
    }
}
