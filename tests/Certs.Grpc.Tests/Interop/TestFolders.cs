namespace Certs.Grpc.Tests.Interop;

/// <summary>Where the tests' own files are, found by walking up to <c>Certs.sln</c>.</summary>
internal static class TestFolders
{
    /// <summary><c>tests</c>, where <c>npm ci</c> puts <c>node_modules</c>.</summary>
    public static string Tests { get; } = Path.Combine(Root(), "tests");

    /// <summary>The proto root of the interop test service.</summary>
    public static string Protos { get; } = Path.Combine(Tests, "Certs.Grpc.Tests", "Protos");

    /// <summary>A script that drives a foreign client or server.</summary>
    public static string Script(string name) =>
        Path.Combine(Tests, "Certs.Grpc.Tests", "Interop", "Programs", name);

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Certs.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("No Certs.sln above the tests.");
    }
}
