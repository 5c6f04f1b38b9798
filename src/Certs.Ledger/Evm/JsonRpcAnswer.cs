using System.Text.Json;

namespace Certs.Ledger.Evm;

/// <summary>What a node answered to one question: a result or an error of its own.</summary>
public sealed class JsonRpcAnswer
{
    private readonly JsonElement _result;

    internal JsonRpcAnswer(JsonElement result, JsonRpcException? error)
    {
        _result = result;
        Error = error;
    }

    /// <summary>The node's error; null when there is a result.</summary>
    public JsonRpcException? Error { get; }

    /// <summary>The result, which may be JSON's null.</summary>
    /// <exception cref="JsonRpcException">The node answered with an error.</exception>
    public JsonElement Result => Error is null ? _result : throw Error;
}
