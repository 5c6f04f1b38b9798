using System.Text.Json;

namespace Certs.Ledger.DevChain;

/// <summary>
/// Where the development node answers: the content of <c>node.json</c>. Changes with every start.
/// </summary>
/// <param name="Url">Its JSON-RPC address.</param>
/// <param name="ProcessId">Anvil's process id.</param>
public sealed record NodeFile(Uri Url, int ProcessId)
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Reads the file; null when it is not there or not whole.</summary>
    public static NodeFile? Find(string path)
    {
        try
        {
            return File.Exists(path)
                ? JsonSerializer.Deserialize<NodeFile>(File.ReadAllBytes(path), Format)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Writes the file.</summary>
    internal void Write(string path) =>
        AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(this, Format));
}
