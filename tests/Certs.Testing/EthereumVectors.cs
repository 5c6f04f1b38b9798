using System.IO.Compression;
using System.Text.Json;

namespace Certs.Testing;

/// <summary>The published vectors of Ethereum's test suites; tests skip loudly where they are absent.</summary>
public static class EthereumVectors
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true };

    /// <summary>A file of <c>ethereum/tests</c>.</summary>
    public static JsonElement Tests(string path) => Read(Repository.Vectors("ethereum-tests/" + path));

    /// <summary>A file of the ethers test cases, by its name without ending.</summary>
    public static JsonElement Ethers(string name)
    {
        using FileStream file = File.OpenRead(Repository.Vectors($"ethers-testcases/{name}.json.gz"));
        using GZipStream unpacked = new(file, CompressionMode.Decompress);
        return JsonDocument.Parse(unpacked).RootElement;
    }

    /// <summary>One JSON file.</summary>
    public static JsonElement Read(string file) =>
        JsonDocument.Parse(File.ReadAllBytes(file), Lenient).RootElement;
}
