using System.Text.Json;

namespace Certs.Ledger.Evm;

/// <summary>A node of the chain: typed questions, alone or several in one request.</summary>
/// <remarks>
/// An answer that has another form than the question asks for counts as no answer. Safe for many threads.
/// </remarks>
public sealed class EthNode : IDisposable
{
    private readonly JsonRpcClient _client;

    /// <summary>A node at an address; connects on the first question.</summary>
    /// <param name="endpoint">The node's JSON-RPC address.</param>
    /// <param name="timeout">The longest wait for one answer; 5 s when null.</param>
    public EthNode(Uri endpoint, TimeSpan? timeout = null) => _client = new JsonRpcClient(endpoint, timeout);

    /// <summary>A node that may move; connects on the first question.</summary>
    /// <param name="endpoint">The node's JSON-RPC address at the moment, asked before each question.</param>
    /// <param name="timeout">The longest wait for one answer; 5 s when null.</param>
    public EthNode(Func<Uri> endpoint, TimeSpan? timeout = null) =>
        _client = new JsonRpcClient(endpoint, timeout);

    /// <summary>The node's address at the moment.</summary>
    public Uri Endpoint => _client.Endpoint;

    /// <summary>The client below, for questions that only some nodes know.</summary>
    public JsonRpcClient Client => _client;

    /// <summary>Asks one question.</summary>
    /// <exception cref="JsonRpcException">The node refused.</exception>
    /// <exception cref="LedgerUnavailableException">
    /// No usable answer. Whether the node acted is unknown.
    /// </exception>
    public async Task<T> AskAsync<T>(NodeQuestion<T> question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        IReadOnlyList<JsonRpcAnswer> answers = await _client.BatchAsync([question.Call], cancellationToken);
        return Read(question, answers[0]);
    }

    /// <summary>Asks two questions in one request.</summary>
    /// <inheritdoc cref="AskAsync{T}"/>
    public async Task<(TFirst First, TSecond Second)> AskAsync<TFirst, TSecond>(
        NodeQuestion<TFirst> first, NodeQuestion<TSecond> second, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        IReadOnlyList<JsonRpcAnswer> answers = await _client.BatchAsync(
            [first.Call, second.Call], cancellationToken);
        return (Read(first, answers[0]), Read(second, answers[1]));
    }

    /// <summary>Asks three questions in one request.</summary>
    /// <inheritdoc cref="AskAsync{T}"/>
    public async Task<(TFirst First, TSecond Second, TThird Third)> AskAsync<TFirst, TSecond, TThird>(
        NodeQuestion<TFirst> first, NodeQuestion<TSecond> second, NodeQuestion<TThird> third,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentNullException.ThrowIfNull(third);
        IReadOnlyList<JsonRpcAnswer> answers =
            await _client.BatchAsync([first.Call, second.Call, third.Call], cancellationToken);
        return (Read(first, answers[0]), Read(second, answers[1]), Read(third, answers[2]));
    }

    /// <summary>Asks many questions of one kind, 250 in a request.</summary>
    /// <returns>The answers in the order of the questions.</returns>
    /// <inheritdoc cref="AskAsync{T}"/>
    public async Task<IReadOnlyList<T>> AskAllAsync<T>(
        IReadOnlyList<NodeQuestion<T>> questions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(questions);
        IReadOnlyList<JsonRpcAnswer> answers =
            await _client.BatchAsync([.. questions.Select(question => question.Call)], cancellationToken);
        return [.. questions.Select((question, at) => Read(question, answers[at]))];
    }

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    private T Read<T>(NodeQuestion<T> question, JsonRpcAnswer answer)
    {
        JsonElement result = answer.Result;
        try
        {
            return question.Read(result);
        }
        catch (FormatException malformed)
        {
            throw Malformed(question.Call.Method, malformed);
        }
        catch (InvalidOperationException malformed)
        {
            throw Malformed(question.Call.Method, malformed);
        }
    }

    private LedgerUnavailableException Malformed(string method, Exception malformed) => new(
        LedgerTrouble.Unreachable,
        $"The node {Endpoint.Authority} answers {method} wrongly: {malformed.Message}",
        malformed)
    { RetryAfter = TimeSpan.FromSeconds(5) };
}
