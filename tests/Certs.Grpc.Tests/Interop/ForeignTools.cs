using Xunit;

namespace Certs.Grpc.Tests.Interop;

/// <summary>
/// The foreign programs that these tests call. A test that needs one that is not there is skipped with a
/// sentence saying what to install.
/// </summary>
internal static class ForeignTools
{
    private const string RubyGem =
        "print Gem::Specification.find_by_name('grpc').full_gem_path; require 'googleauth'";
    private const string PythonModules = "import grpc, google.protobuf; print('there')";

    private static readonly Task<string?> RubyGemFolder = ForeignClient.AskAsync(new("ruby", "-e", RubyGem));
    private static readonly Task<string?> NodeVersion = ForeignClient.AskAsync(new("node", "--version"));
    private static readonly Task<string?> H2LoadVersion = ForeignClient.AskAsync(new("h2load", "--version"));
    private static readonly Task<string?> PythonProgram = FindPythonAsync();

    /// <summary>gRPC's official interop client, as Debian ships it inside the Ruby package.</summary>
    public static async Task<string> RubyInteropClientAsync()
    {
        string? folder = await RubyGemFolder;
        string client = Path.Combine(folder ?? "", "src", "ruby", "pb", "test", "client.rb");
        Require(folder is not null && File.Exists(client), "the official interop client", "ruby-grpc");
        return client;
    }

    /// <summary>A Python that has gRPC and protobuf.</summary>
    public static async Task<string> PythonAsync()
    {
        string? program = await PythonProgram;
        Require(program is not null, "Python with gRPC", "python3-grpcio");
        return program!;
    }

    /// <summary>Node, with the package among <c>tests/node_modules</c>.</summary>
    public static async Task<string> NodeAsync(string package)
    {
        Assert.SkipWhen(await NodeVersion is null, "SKIPPED: Node.js 20 or newer is missing; install it.");
        RequirePackage(package);
        return "node";
    }

    /// <summary>The <c>buf</c> program from npm.</summary>
    public static string Buf()
    {
        RequirePackage("@bufbuild/buf");
        return Path.Combine(TestFolders.Tests, "node_modules", ".bin", "buf");
    }

    /// <summary>The load generator of nghttp2.</summary>
    public static async Task<string> H2LoadAsync()
    {
        Require(await H2LoadVersion is not null, "h2load", "nghttp2-client");
        return "h2load";
    }

    private static void Require(bool isThere, string what, string debianPackages) =>
        Assert.SkipUnless(isThere, $"SKIPPED: {what} is missing; Debian: apt-get install {debianPackages}");

    private static void RequirePackage(string package)
    {
        bool isThere = Directory.Exists(Path.Combine(TestFolders.Tests, "node_modules", package));
        Assert.SkipUnless(isThere, $"SKIPPED: npm package {package} is missing; run: npm ci --prefix tests");
    }

    // Another Python may come first in the path; Debian's has Debian's packages.
    private static async Task<string?> FindPythonAsync()
    {
        foreach (string program in new[] { "/usr/bin/python3", "python3" })
        {
            if (await ForeignClient.AskAsync(new(program, "-c", PythonModules)) is not null)
            {
                return program;
            }
        }

        return null;
    }
}
