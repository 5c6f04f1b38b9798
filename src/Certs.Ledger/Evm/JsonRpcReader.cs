using System.Buffers;
using System.Text.Json;
using Certs.Core.Evm;

namespace Certs.Ledger.Evm;

/// <summary>Reads one JSON-RPC 2.0 answer object, strictly.</summary>
internal static class JsonRpcReader
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>Reads an answer.</summary>
    /// <param name="answer">The object.</param>
    /// <param name="id">
    /// The id asked; null when a whole batch was asked and this is one error for all of it.
    /// </param>
    /// <exception cref="FormatException">
    /// Not an answer to that id, or neither result nor error, or both.
    /// </exception>
    public static JsonRpcAnswer ReadOne(JsonElement answer, long? id)
    {
        bool hasError = answer.TryGetProperty("error", out JsonElement error)
            && error.ValueKind != JsonValueKind.Null;
        bool hasResult = answer.TryGetProperty("result", out JsonElement result)
            && !(hasError && result.ValueKind == JsonValueKind.Null);
        if (answer.GetProperty("jsonrpc").GetString() != "2.0" || hasError == hasResult)
        {
            throw new FormatException("An answer has a result or an error, and says 2.0.");
        }

        if (id is null)
        {
            throw hasError ? Error(error) : new FormatException("A batch is answered by a batch.");
        }

        if (answer.GetProperty("id") is not { ValueKind: JsonValueKind.Number } given
            || given.GetInt64() != id)
        {
            throw new FormatException("An answer has another id than the question.");
        }

        return new JsonRpcAnswer(result, hasError ? Error(error) : null);
    }

    private static JsonRpcException Error(JsonElement error)
    {
        string text = error.TryGetProperty("message", out JsonElement message)
            ? message.GetString() ?? ""
            : "";
        return new JsonRpcException(error.GetProperty("code").GetInt32(), text, RevertData(error));
    }

    // Besu, geth and anvil put the bytes into data itself; some nodes put an object around them.
    private static byte[]? RevertData(JsonElement error)
    {
        if (!error.TryGetProperty("data", out JsonElement data))
        {
            return null;
        }

        if (data.ValueKind == JsonValueKind.Object && data.TryGetProperty("data", out JsonElement inner))
        {
            data = inner;
        }

        return data.ValueKind == JsonValueKind.String && data.GetString() is { } text
            && text.StartsWith("0x", StringComparison.Ordinal) && text.Length % 2 == 0
            && text.AsSpan(2).IndexOfAnyExcept(HexDigits) < 0
            ? HexBytes.Decode(text)
            : null;
    }
}
