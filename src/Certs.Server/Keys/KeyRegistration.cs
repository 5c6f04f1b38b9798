using Microsoft.Extensions.Options;

namespace Certs.Server.Keys;

/// <summary>What keeping keys adds to the service.</summary>
internal static class KeyRegistration
{
    /// <summary>Adds the key folder. Configuration section <c>Keys</c>.</summary>
    /// <param name="services">The service's parts.</param>
    /// <param name="defaultFolder">The key folder when the configuration names none.</param>
    public static IServiceCollection AddKeys(this IServiceCollection services, string defaultFolder)
    {
        services
            .AddOptions<KeyOptions>()
            .BindConfiguration("Keys")
            .PostConfigure(options => options.Folder ??= defaultFolder)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        return services
            .AddSingleton(services => KeyFolder.Open(services.GetRequiredService<IOptions<KeyOptions>>().Value))
            .AddSingleton<ISigningKeys>(services => services.GetRequiredService<KeyFolder>());
    }
}
