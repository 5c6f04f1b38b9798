using System.ComponentModel.DataAnnotations;
using Certs.Server.Anchoring;
using Certs.Server.Keys;
using Certs.Server.Lifecycle;
using Certs.Server.Statistics;
using Certs.Server.StatusLists;
using Certs.Server.Storage;
using Certs.Server.Tracing;
using Certs.Server.Watching;
using Certs.Server.Webhooks;
using Certs.Server.Witnessing;

namespace Certs.Server.Hosting;

/// <summary>Looks at every setting before anything is started, so that a wrong one costs nothing and is named.</summary>
internal static class SettingsCheck
{
    /// <summary>What the service tells the shell when a setting is wrong (EX_CONFIG of sysexits.h).</summary>
    public const int ExitCode = 78;

    /// <summary>The configuration sections and what they are read into.</summary>
    public static IReadOnlyList<(string Section, Type Options)> Sections { get; } =
    [
        ("Node", typeof(NodeOptions)), ("Limits", typeof(LimitOptions)), ("Anchoring", typeof(AnchoringOptions)),
        ("Keys", typeof(KeyOptions)), ("Storage", typeof(StorageOptions)), ("Statistics", typeof(StatisticsOptions)),
        ("Lifecycle", typeof(LifecycleOptions)), ("Watching", typeof(WatchingOptions)),
        ("Tracing", typeof(TracingOptions)), ("Webhooks", typeof(WebhooksOptions)),
        ("StatusLists", typeof(StatusListOptions)), ("Witnessing", typeof(WitnessingOptions)),
    ];

    /// <summary>One line for each setting that is wrong, with its name; empty when all are in order.</summary>
    public static IReadOnlyList<string> Problems(IConfiguration configuration) =>
        [.. Sections.SelectMany(part => Problems(configuration.GetSection(part.Section), part.Options))];

    private static IEnumerable<string> Problems(IConfigurationSection section, Type type)
    {
        object options;
        try
        {
            options = section.Get(type) ?? Activator.CreateInstance(type)!;
        }
        catch (InvalidOperationException wrong)
        {
            // It names the setting itself.
            return [wrong.Message];
        }

        List<ValidationResult> found = [];
        Validator.TryValidateObject(options, new ValidationContext(options), found, validateAllProperties: true);
        return found.Select(wrong => $"{section.Key}:{wrong.MemberNames.FirstOrDefault()}: {wrong.ErrorMessage}");
    }
}
