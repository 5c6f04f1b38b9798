using System.Text.Json.Nodes;

namespace Certs.Ledger.Evm;

/// <summary>One question to a node.</summary>
/// <param name="Method">Such as <c>eth_chainId</c>.</param>
/// <param name="Parameters">The arguments in order; may be empty.</param>
public sealed record JsonRpcCall(string Method, JsonArray Parameters)
{
    /// <summary>A question without arguments.</summary>
    public JsonRpcCall(string method)
        : this(method, [])
    {
    }
}
