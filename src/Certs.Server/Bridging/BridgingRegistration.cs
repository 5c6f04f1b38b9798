using Certs.Server.Verifying;

namespace Certs.Server.Bridging;

/// <summary>What bridging adds to the service.</summary>
internal static class BridgingRegistration
{
    /// <summary>
    /// Adds the use cases of bridging. Configuration section <c>Bridging</c>. Needs storage, keys, issuing, anchoring and
    /// the chain.
    /// </summary>
    public static IServiceCollection AddBridging(this IServiceCollection services)
    {
        services
            .AddOptions<BridgingOptions>()
            .BindConfiguration("Bridging")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        return services
            .AddSingleton<VerifyOriginal>()
            .AddSingleton<BridgingBodies>()
            .AddSingleton<StatementMaker>()
            .AddSingleton<HandOutStatement>()
            .AddSingleton<RequestStatement>()
            .AddSingleton<FindStatement>()
            .AddSingleton<WithdrawStatement>()
            .AddSingleton<BulkSigning>()
            .AddSingleton<BridgeCertificates>()
            .AddSingleton<OwnStatements>();
    }
}
