using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Certs.Ledger.Evm;

/// <summary>Asks one node by JSON-RPC 2.0 over HTTP/1.1, one question or a batch at a time.</summary>
/// <remarks>
/// Goes straight to the address given: no proxy, no redirect, no cookie. Answers are matched to questions by
/// their ids; a missing, doubled or unknown id makes the whole answer worthless. Safe for many threads.
/// </remarks>
public sealed class JsonRpcClient : IDisposable
{
    private const int MaximumBatch = 250;

    private static readonly JsonDocumentOptions Strict =
        new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    private readonly Func<Uri> _endpoint;
    private readonly HttpClient _http;
    private readonly TimeSpan _timeout;
    private long _lastId;

    /// <summary>Prepares to ask; connects on the first question.</summary>
    /// <param name="endpoint">The node's address, http or https.</param>
    /// <param name="timeout">The longest wait for one HTTP answer; 5 s when null.</param>
    /// <param name="maximumAnswerBytes">The longest answer read, in bytes; longer ones count as none.</param>
    public JsonRpcClient(Uri endpoint, TimeSpan? timeout = null, int maximumAnswerBytes = 64 * 1024 * 1024)
        : this(() => endpoint, timeout, maximumAnswerBytes) => ArgumentNullException.ThrowIfNull(endpoint);

    /// <summary>Prepares to ask a node that may move; connects on the first question.</summary>
    /// <param name="endpoint">The node's address at the moment, asked before each question.</param>
    /// <param name="timeout">The longest wait for one HTTP answer; 5 s when null.</param>
    /// <param name="maximumAnswerBytes">The longest answer read, in bytes; longer ones count as none.</param>
    public JsonRpcClient(
        Func<Uri> endpoint, TimeSpan? timeout = null, int maximumAnswerBytes = 64 * 1024 * 1024)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        _endpoint = endpoint;
        _timeout = timeout ?? TimeSpan.FromSeconds(5);
        SocketsHttpHandler handler = new()
        {
            UseProxy = false,
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = _timeout,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        };
        _http = new HttpClient(handler)
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = maximumAnswerBytes,
        };
    }

    /// <summary>The node's address at the moment.</summary>
    public Uri Endpoint => _endpoint();

    /// <summary>Asks one question.</summary>
    /// <param name="call">The question.</param>
    /// <param name="cancellationToken">Ends the wait; the node may still act.</param>
    /// <param name="timeout">Another limit than the client's; null for the client's.</param>
    /// <returns>The result, which may be JSON's null.</returns>
    /// <exception cref="JsonRpcException">The node answered with an error.</exception>
    /// <exception cref="LedgerUnavailableException">No answer. Whether the node acted is unknown.</exception>
    public async Task<JsonElement> CallAsync(
        JsonRpcCall call, CancellationToken cancellationToken, TimeSpan? timeout = null)
    {
        IReadOnlyList<JsonRpcAnswer> answers = await BatchAsync([call], cancellationToken, timeout);
        return answers[0].Result;
    }

    /// <summary>
    /// Asks several questions in one HTTP request, or in several when there are more than 250.
    /// </summary>
    /// <returns>The answers in the order of the questions.</returns>
    /// <inheritdoc cref="CallAsync"/>
    /// <param name="calls">The questions.</param>
    /// <param name="cancellationToken">Ends the wait; the node may still act.</param>
    /// <param name="timeout">
    /// Another limit than the client's, for each request; null for the client's.
    /// </param>
    public async Task<IReadOnlyList<JsonRpcAnswer>> BatchAsync(
        IReadOnlyList<JsonRpcCall> calls, CancellationToken cancellationToken, TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(calls);
        List<JsonRpcAnswer> answers = new(calls.Count);
        foreach (JsonRpcCall[] part in calls.Chunk(MaximumBatch))
        {
            long firstId = Interlocked.Add(ref _lastId, part.Length) - part.Length + 1;
            byte[] body = Write(part, firstId);
            byte[] answer = await SendAsync(
                body, HttpCompletionOption.ResponseContentRead, ReadAllAsync, timeout ?? _timeout, cancellationToken);
            answers.AddRange(Read(answer, firstId, part.Length));
        }

        return answers;
    }

    /// <summary>Asks one question and copies the bytes of its hexadecimal answer, however many they are.</summary>
    /// <param name="call">The question.</param>
    /// <param name="destination">Where the bytes go; after an exception it may have some of them.</param>
    /// <param name="timeout">The longest wait for all of them.</param>
    /// <param name="cancellationToken">Ends the wait; the node may still act.</param>
    /// <inheritdoc cref="CallAsync" path="/exception"/>
    public async Task CopyDataAsync(
        JsonRpcCall call, Stream destination, TimeSpan timeout, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(destination);
        long id = Interlocked.Increment(ref _lastId);
        byte[] envelope = await SendAsync(
            Write([call], id), HttpCompletionOption.ResponseHeadersRead,
            async (content, token) =>
                await HexResult.CopyAsync(await content.ReadAsStreamAsync(token), destination, token),
            timeout, cancellationToken);
        if (Read(envelope, id, 1)[0].Result is not { ValueKind: JsonValueKind.String } result || result.GetString() != "0x")
        {
            throw NotJsonRpc(new FormatException("The result is not hexadecimal data."));
        }
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private static byte[] Write(JsonRpcCall[] calls, long firstId)
    {
        if (calls.Length == 1)
        {
            return JsonSerializer.SerializeToUtf8Bytes(Question(calls[0], firstId));
        }

        JsonArray batch = [];
        for (int i = 0; i < calls.Length; i++)
        {
            batch.Add((JsonNode)Question(calls[i], firstId + i));
        }

        return JsonSerializer.SerializeToUtf8Bytes(batch);
    }

    private static JsonObject Question(JsonRpcCall call, long id) => new()
    {
        ["jsonrpc"] = "2.0",
        ["id"] = id,
        ["method"] = call.Method,
        ["params"] = call.Parameters.DeepClone(),
    };

    private static Task<byte[]> ReadAllAsync(HttpContent content, CancellationToken cancellationToken) =>
        content.ReadAsByteArrayAsync(cancellationToken);

    private async Task<byte[]> SendAsync(
        byte[] body, HttpCompletionOption completion, Func<HttpContent, CancellationToken, Task<byte[]>> read,
        TimeSpan timeout, CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken);
        limit.CancelAfter(timeout);
        try
        {
            using HttpRequestMessage request = new(HttpMethod.Post, Endpoint) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using HttpResponseMessage response = await _http.SendAsync(request, completion, limit.Token);
            return response.IsSuccessStatusCode
                ? await read(response.Content, limit.Token)
                : throw Unavailable($"answers with HTTP status {(int)response.StatusCode}", null, 5);
        }
        catch (OperationCanceledException silence) when (!cancellationToken.IsCancellationRequested)
        {
            throw Unavailable($"gave no answer within {timeout.TotalSeconds} s", silence, 1);
        }
        catch (HttpRequestException broken)
        {
            throw Unavailable("cannot be reached or broke off", broken, 0.2);
        }
        catch (IOException broken)
        {
            throw Unavailable("broke off", broken, 0.2);
        }
        catch (FormatException garbage)
        {
            throw NotJsonRpc(garbage);
        }
    }

    private JsonRpcAnswer[] Read(byte[] answer, long firstId, int count)
    {
        try
        {
            JsonElement root = JsonElement.Parse(answer, Strict);
            return root.ValueKind == JsonValueKind.Array
                ? InOrder(root, firstId, count)
                : [JsonRpcReader.ReadOne(root, count == 1 ? firstId : null)];
        }
        catch (JsonException garbage)
        {
            throw NotJsonRpc(garbage);
        }
        catch (FormatException garbage)
        {
            throw NotJsonRpc(garbage);
        }
        catch (InvalidOperationException garbage)
        {
            throw NotJsonRpc(garbage);
        }
        catch (KeyNotFoundException garbage)
        {
            throw NotJsonRpc(garbage);
        }
    }

    private static JsonRpcAnswer[] InOrder(JsonElement batch, long firstId, int count)
    {
        JsonRpcAnswer?[] answers = new JsonRpcAnswer?[count];
        foreach (JsonElement answer in batch.EnumerateArray())
        {
            long at = answer.GetProperty("id").GetInt64() - firstId;
            if (at < 0 || at >= count || answers[at] is not null)
            {
                throw new FormatException("An answer has an id that was not asked, or asked for once.");
            }

            answers[at] = JsonRpcReader.ReadOne(answer, firstId + at);
        }

        return [.. answers.Select(answer => answer ?? throw new FormatException("An answer is missing."))];
    }

    private LedgerUnavailableException NotJsonRpc(Exception garbage) =>
        Unavailable("gave an answer that is not JSON-RPC", garbage, 5);

    private LedgerUnavailableException Unavailable(string what, Exception? inner, double retrySeconds) =>
        new(LedgerTrouble.Unreachable, $"The node {Endpoint.Authority} {what}.", inner)
        {
            RetryAfter = TimeSpan.FromSeconds(retrySeconds),
        };
}
