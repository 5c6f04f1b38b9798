using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Certs.Testing.Chain;

/// <summary>Stands between a client and a node and does what bad nodes and bad networks do.</summary>
public sealed class FaultProxy : IAsyncDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false });
    private readonly Uri _target;
    private readonly WebApplication _server;

    private FaultProxy(Uri target)
    {
        _target = target;
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        _server = builder.Build();
        _server.Run(RelayAsync);
    }

    public Uri Endpoint => new(_server.Urls.Single());

    /// <summary>
    /// Changes the node's answer to a call: gets method, question and answer, gives the answer to pass on.
    /// </summary>
    public Func<string, JsonObject, JsonObject, JsonObject>? Rewrite { get; set; }

    /// <summary>Cuts the connection before the node hears of these methods.</summary>
    public Func<string, bool> CutsBefore { get; set; } = _ => false;

    /// <summary>Cuts the connection after the node has answered these methods.</summary>
    public Func<string, bool> CutsAfter { get; set; } = _ => false;

    /// <summary>Waits this long before it answers.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Sent instead of any answer; null: the answer.</summary>
    public string? Garbage { get; set; }

    /// <summary>How many requests came.</summary>
    public int Requests { get; private set; }

    public static async Task<FaultProxy> StartAsync(Uri target)
    {
        FaultProxy proxy = new(target);
        await proxy._server.StartAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _client.Dispose();
    }

    private async Task RelayAsync(HttpContext context)
    {
        Requests++;
        JsonNode question = (await JsonNode.ParseAsync(context.Request.Body))!;
        JsonObject[] calls = question is JsonArray batch
            ? [.. batch.Select(call => call!.AsObject())]
            : [question.AsObject()];
        await Task.Delay(Delay, context.RequestAborted);
        if (calls.Any(call => CutsBefore(Method(call))))
        {
            context.Abort();
            return;
        }

        using StringContent content = new(question.ToJsonString(), Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await _client.PostAsync(_target, content);
        JsonNode answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        if (calls.Any(call => CutsAfter(Method(call))))
        {
            context.Abort();
            return;
        }

        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(Garbage ?? Rewritten(calls, answer).ToJsonString());
    }

    private JsonNode Rewritten(JsonObject[] calls, JsonNode answer)
    {
        if (Rewrite is null)
        {
            return answer;
        }

        if (answer is not JsonArray batch)
        {
            return Rewrite(Method(calls[0]), calls[0], answer.AsObject());
        }

        JsonArray rewritten = [];
        foreach (JsonNode? one in batch.ToArray())
        {
            batch.Remove(one);
            JsonObject call = calls.Single(call => (long)call["id"]! == (long)one!["id"]!);
            rewritten.Add((JsonNode)Rewrite(Method(call), call, one!.AsObject()));
        }

        return rewritten;
    }

    private static string Method(JsonObject call) => (string)call["method"]!;
}
