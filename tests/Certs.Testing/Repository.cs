using Xunit;

namespace Certs.Testing;

/// <summary>Where the repository and the published vectors beside it are.</summary>
public static class Repository
{
    /// <summary>The folder of <c>Certs.sln</c>, found upwards from the test program.</summary>
    public static string Root { get; } =
        FindAbove(AppContext.BaseDirectory, "Certs.sln")
        ?? throw new DirectoryNotFoundException($"No Certs.sln above {AppContext.BaseDirectory}.");

    /// <summary>
    /// The path of a file or folder among the published vectors in <c>shared/vectors</c> beside the
    /// repository, or above where the repository is a worktree. Where there are no vectors at all, the
    /// calling test is skipped and says so; where only this one is not there, it fails.
    /// </summary>
    /// <param name="relative">The path below <c>vectors</c>, with <c>/</c> between folders.</param>
    public static string Vectors(string relative) => Shared("shared/vectors", relative);

    /// <summary>The same for the recordings in <c>shared/fixtures</c>.</summary>
    /// <param name="relative">The path below <c>fixtures</c>, with <c>/</c> between folders.</param>
    public static string Fixtures(string relative) => Shared("shared/fixtures", relative);

    private static string Shared(string folder, string relative)
    {
        string? above = FindAbove(Root, folder);
        Assert.SkipWhen(above is null, $"The published test data are missing: ../{folder}.");

        string path = Path.Combine(above!, folder, relative);
        Assert.True(Path.Exists(path), $"../{folder} lacks {relative}.");
        return path;
    }

    private static string? FindAbove(string start, string relative)
    {
        DirectoryInfo? folder = new(start);
        while (folder is not null && !Path.Exists(Path.Combine(folder.FullName, relative)))
        {
            folder = folder.Parent;
        }

        return folder?.FullName;
    }
}
