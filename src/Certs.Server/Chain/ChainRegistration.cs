using Certs.Core.Types;
using Certs.Ledger;
using Certs.Server.Verifying;
using Microsoft.Extensions.Options;

namespace Certs.Server.Chain;

/// <summary>What the chain adds to the service.</summary>
internal static class ChainRegistration
{
    /// <summary>Adds the chain that was opened, its reader, and what gathers evidence from it.</summary>
    public static IServiceCollection AddChain(this IServiceCollection services, ProvinceChain chain)
    {
        services.AddOptions<VerifyingOptions>().BindConfiguration("Verifying");
        return services
            .AddSingleton(chain)
            .AddSingleton(chain.Network)
            .AddSingleton(CertificateTypes.BuiltIn)
            .AddSingleton(provider => provider.GetRequiredService<IOptions<VerifyingOptions>>().Value.ReadPolicy())
            .AddSingleton(provider => new ChainReader(
                chain.Nodes, chain.Network, null, provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<EvidenceGatherer>()
            .AddSingleton(_ => new ProvinceRegistrar(chain.SendingNode, chain.Network, chain.Admin));
    }
}
