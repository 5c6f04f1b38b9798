using Certs.Ledger;
using Certs.Ledger.Evm;
using Certs.Ledger.Offline;
using Certs.Server.Chain;

namespace Certs.Server.Bundles;

/// <summary>What bundles and trust files add to the service.</summary>
internal static class BundleRegistration
{
    /// <summary>Adds capture, signing and their node: the first, with the time that sending has.</summary>
    public static IServiceCollection AddBundles(this IServiceCollection services)
    {
        services.AddOptions<TrustOptions>().BindConfiguration("Trust");
        return services
            .AddSingleton(provider => new BundleCapture(provider.GetRequiredService<ChainReader>(), NodeOf(provider)))
            .AddSingleton(provider => new TrustFileDraft(
                provider.GetRequiredService<ChainReader>(), NodeOf(provider),
                provider.GetRequiredService<Microsoft.Extensions.Options.IOptions<TrustOptions>>().Value.ToPeriods()))
            .AddSingleton<SignTrustFile>();
    }

    private static EthNode NodeOf(IServiceProvider provider) =>
        provider.GetRequiredService<ProvinceChain>().SendingNode;
}
