using System.IO.Compression;
using System.Text.Json;

namespace Certs.Ledger.Tests;

/// <summary>
/// Public test vectors beside the repository; the tests that need them are skipped where they are not.
/// </summary>
internal static class SharedVectors
{
    public static string Folder(string name)
    {
        string folder = Path.Combine(Root(), "..", "shared", name);
        if (!Directory.Exists(folder))
        {
            Assert.Skip($"The public vectors {name} are not beside the repository.");
        }

        return folder;
    }

    public static JsonElement Ethereum(string path) =>
        Read(Path.Combine(Folder("vectors/ethereum-tests"), path));

    public static JsonElement Ethers(string name)
    {
        using FileStream file = File.OpenRead(
            Path.Combine(Folder("vectors/ethers-testcases"), name + ".json.gz"));
        using GZipStream unpacked = new(file, CompressionMode.Decompress);
        return JsonDocument.Parse(unpacked).RootElement;
    }

    public static JsonElement Read(string file) => JsonDocument.Parse(
        File.ReadAllBytes(file), new JsonDocumentOptions { AllowTrailingCommas = true }).RootElement;

    public static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Certs.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName
            ?? throw new InvalidOperationException("Certs.sln is in no folder above the tests.");
    }
}
