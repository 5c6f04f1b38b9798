using Certs.Testing;

namespace Certs.Grpc.Tests.Interop;

/// <summary>Where the tests' own files are.</summary>
internal static class TestFolders
{
    /// <summary><c>tests</c>, where <c>npm ci</c> puts <c>node_modules</c>.</summary>
    public static string Tests { get; } = Path.Combine(Repository.Root, "tests");

    /// <summary>A program that is a foreign client or server, or drives one.</summary>
    public static string Script(string name) =>
        Path.Combine(Tests, "Certs.Grpc.Tests", "Interop", "Programs", name);
}
