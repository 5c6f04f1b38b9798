using System.Text.Json;

namespace Certs.Ledger.Evm;

/// <summary>A question to a node and how to read the answer.</summary>
/// <typeparam name="T">The answer.</typeparam>
/// <param name="Call">What is asked.</param>
/// <param name="Read">Reads the result; throws <see cref="FormatException"/> for another form.</param>
public sealed record NodeQuestion<T>(JsonRpcCall Call, Func<JsonElement, T> Read);
