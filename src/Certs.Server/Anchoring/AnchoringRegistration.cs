using Certs.Ledger;
using Certs.Server.Chain;
using Certs.Server.Hosting;
using Microsoft.Extensions.Options;

namespace Certs.Server.Anchoring;

/// <summary>What anchoring adds to the service.</summary>
internal static class AnchoringRegistration
{
    /// <summary>Adds the worker. Configuration section <c>Anchoring</c>. Needs storage and the province's chain.</summary>
    public static IServiceCollection AddAnchoring(this IServiceCollection services)
    {
        services
            .AddOptions<AnchoringOptions>()
            .BindConfiguration("Anchoring")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        return services
            .AddSingleton<Backlog>()
            .AddSingleton<AnchoringFeed>()
            .AddSingleton<AnchorPaths>()
            .AddSingleton(MakeChain)
            .AddSingleton(MakeSender)
            .AddSingleton<ChainWatch>()
            .AddSingleton<BatchMaker>()
            .AddSingleton<ChainTransactions>()
            .AddSingleton<BatchSender>()
            .AddSingleton<StatusWatch>()
            .AddSingleton<StatusSender>()
            .AddSingleton<WithdrawalSender>()
            .AddSingleton<ChangeSenders>()
            .AddSingleton<LeadFollower>()
            .AddSingleton<AnchoringTurns>()
            .AddHostedService<AnchoringWorker>();
    }

    private static AnchorChain MakeChain(IServiceProvider services)
    {
        ProvinceChain chain = services.GetRequiredService<ProvinceChain>();
        ushort province = services.GetRequiredService<IOptions<NodeOptions>>().Value.Province;
        return new AnchorChain(chain.SendingNode, chain.Network, province);
    }

    private static ChainSender MakeSender(IServiceProvider services)
    {
        ProvinceChain chain = services.GetRequiredService<ProvinceChain>();
        return new ChainSender(
            chain.SendingNode, chain.Network.ChainId, chain.Operator, null, services.GetRequiredService<TimeProvider>());
    }
}
