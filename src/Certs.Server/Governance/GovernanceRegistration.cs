namespace Certs.Server.Governance;

/// <summary>What governing adds to the service.</summary>
internal static class GovernanceRegistration
{
    /// <summary>Adds reading the registries, and what the province and the consortium write in them.</summary>
    public static IServiceCollection AddGovernance(this IServiceCollection services) =>
        services
            .AddSingleton<RegistryAtBlock>()
            .AddSingleton<ProvinceWrites>()
            .AddSingleton<WriteRules>()
            .AddSingleton<WriteAccreditations>()
            .AddSingleton<DecideTogether>()
            .AddSingleton<ChangeKeys>();
}
