using System.CommandLine;

namespace Certs.Cli.Commands.Lifecycle;

/// <summary>Options and arguments that several commands of the lifecycle have.</summary>
internal static class LifecycleOptions
{
    /// <summary>JSON instead of text.</summary>
    public static Option<bool> Json { get; } = new("--json") { Description = "JSON instead of text." };

    /// <summary>The acting agency.</summary>
    public static Option<string?> Agency { get; } = new("--agency")
    {
        Description = "The URN of the agency that acts. Default: the one in charge.",
    };

    /// <summary>A certificate.</summary>
    public static Argument<string> Number { get; } = new("number") { Description = "The licence identifier." };
}
