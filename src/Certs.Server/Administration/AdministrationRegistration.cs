using Certs.Server.Hosting;
using Microsoft.Extensions.Options;

namespace Certs.Server.Administration;

/// <summary>What administration adds to the service.</summary>
internal static class AdministrationRegistration
{
    /// <summary>Adds entering agencies and keys, and what keeps them entered.</summary>
    public static IServiceCollection AddAdministration(this IServiceCollection services) =>
        services
            .AddSingleton(provider =>
                new NodeSecret(provider.GetRequiredService<IOptions<NodeOptions>>().Value.Shared))
            .AddSingleton<OwnRegistry>()
            .AddSingleton<RestoreEntries>()
            .AddSingleton<EnterAgency>()
            .AddSingleton<EnterKey>()
            .AddSingleton<ReadNodeStatus>()
            .AddHostedService<EntryUpkeep>();
}
