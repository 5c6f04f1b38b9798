using Certs.Server.Storage;
using Microsoft.Extensions.Options;

namespace Certs.Server.StatusLists;

/// <summary>What published lists add to the service.</summary>
internal static class StatusListRegistration
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>
    /// Adds them. Configuration section <c>StatusLists</c>. Needs storage, keys, the node's secret, issuing and the chain.
    /// </summary>
    public static IServiceCollection AddStatusLists(this IServiceCollection services)
    {
        services
            .AddOptions<StatusListOptions>()
            .BindConfiguration("StatusLists")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        return services
            .AddSingleton<StatusListStore>()
            .AddSingleton<ListedEntryStore>()
            .AddSingleton<ListSecrets>()
            .AddSingleton<ListKeys>()
            .AddSingleton<StatusEntries>()
            .AddSingleton<ListedChanges>()
            .AddSingleton<ListMaker>()
            .AddSingleton<PublishedLists>()
            .AddSingleton<AgencyKeys>()
            .AddSingleton<StatusListPages>();
    }

    /// <summary>Serves them, if the settings say where the world reaches them.</summary>
    public static void MapStatusLists(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<StatusListOptions>>().Value.Address is null)
        {
            return;
        }

        StatusListPages pages = app.Services.GetRequiredService<StatusListPages>();
        string agency = ListAddress.Path + "/{agency}";
        app.MapMethods(agency, Methods, pages.AggregationAsync);
        app.MapMethods(agency + "/jwks.json", Methods, pages.JwksAsync);
        app.MapMethods(agency + "/did.json", Methods, pages.DidAsync);
        app.MapMethods(agency + "/{list}", Methods, pages.TokenAsync);
        app.MapMethods(agency + "/{list}/{purpose}", Methods, pages.CredentialAsync);
    }
}
