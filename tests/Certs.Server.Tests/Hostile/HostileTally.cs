using System.Collections.Concurrent;
using Grpc.Core;

namespace Certs.Server.Tests.Hostile;

/// <summary>Counts answers, and keeps those that must not be.</summary>
internal sealed class HostileTally
{
    // What gRPC itself prescribes INTERNAL for: bytes that are no message, no frame, no header of its own.
    private static readonly string[] BrokenFrames =
    [
        "The message is not correct protobuf.", "The message is not correct gzip.", "The stream ended inside a message.",
        "The message has the unknown flag ", "The message is compressed, but the call names no encoding.",
        "The header grpc-timeout is not correct.", "The header x-bin is not base64.", "The header grpc-trace-bin is not base64.",
    ];

    private readonly ConcurrentDictionary<string, int> _counts = new();
    private int _total;

    /// <summary>How many requests were answered.</summary>
    public int Total => _total;

    /// <summary>What must not be, each with the request that brought it about.</summary>
    public ConcurrentQueue<string> Wrong { get; } = new();

    /// <summary>Every outcome with its count.</summary>
    public string Summary => string.Join('\n', _counts
        .OrderBy(count => count.Key, StringComparer.Ordinal)
        .Select(count => $"{count.Value,7} {count.Key}"));

    /// <summary>Judges one answer.</summary>
    public void Add(string kind, StatusCode? code, string detail, Func<string> request)
    {
        Interlocked.Increment(ref _total);
        _counts.AddOrUpdate($"{kind} {code?.ToString() ?? "none"}", 1, (_, count) => count + 1);
        bool isRight = code switch
        {
            null or StatusCode.Unknown or StatusCode.DataLoss or StatusCode.Unavailable => false,
            StatusCode.Internal => BrokenFrames.Any(text => detail.StartsWith(text, StringComparison.Ordinal)),
            _ => true,
        };
        if (!isRight)
        {
            Wrong.Enqueue($"{kind}: {code} '{detail}' to {Shorten(request())}");
        }
    }

    private static string Shorten(string request) => request.Length <= 1500 ? request : request[..1500] + "…";
}
