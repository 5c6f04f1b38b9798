using System.Globalization;
using System.Text;
using System.Text.Json;
using Grpc.Core;

namespace Certs.Server.Tests.Hostile;

/// <summary>What a hostile request was answered.</summary>
/// <param name="Code">The status; null: the answer has none.</param>
/// <param name="Detail">Its text, or what was there in its place.</param>
/// <param name="Messages">The messages before it.</param>
internal sealed record HostileAnswer(StatusCode? Code, string Detail, IReadOnlyList<byte[]> Messages)
{
    private const int PrefixBytes = 5;

    /// <summary>Reads the status where the response's protocol has it: gRPC, gRPC-Web or Connect.</summary>
    public static HostileAnswer Read(HttpResponseMessage response, byte[] body)
    {
        string type = response.Content.Headers.ContentType?.MediaType ?? "";
        return type switch
        {
            _ when type.StartsWith("application/grpc-web", StringComparison.Ordinal) => ReadWeb(response, body),
            _ when type.StartsWith("application/grpc", StringComparison.Ordinal) => ReadGrpc(response),
            _ when type.StartsWith("application/connect+", StringComparison.Ordinal) => ReadEnd(body),
            _ when response.IsSuccessStatusCode => new HostileAnswer(StatusCode.OK, "", [body]),
            _ => ReadError(body, $"HTTP {(int)response.StatusCode} {type}"),
        };
    }

    private static HostileAnswer ReadGrpc(HttpResponseMessage response)
    {
        string? code = Header(response, "grpc-status");
        return new HostileAnswer(
            code is null ? null : Parse(code), Uri.UnescapeDataString(Header(response, "grpc-message") ?? ""), []);
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.TrailingHeaders.TryGetValues(name, out IEnumerable<string>? values)
        || response.Headers.TryGetValues(name, out values)
            ? values.Single()
            : null;

    private static HostileAnswer ReadWeb(HttpResponseMessage response, byte[] body)
    {
        if (Header(response, "grpc-status") is not null)
        {
            return ReadGrpc(response);
        }

        string[] lines = Encoding.ASCII.GetString(body).Split("\r\n");
        string? status = lines.FirstOrDefault(line => line.Contains("grpc-status:", StringComparison.Ordinal));
        string? text = lines.FirstOrDefault(line => line.Contains("grpc-message:", StringComparison.Ordinal));
        return new HostileAnswer(
            status is null ? null : Parse(status[(status.LastIndexOf(':') + 1)..].Trim()),
            Uri.UnescapeDataString(text?[(text.IndexOf(':') + 1)..].Trim() ?? ""), []);
    }

    // The last frame of a Connect stream has the flag 2 and is JSON.
    private static HostileAnswer ReadEnd(byte[] body)
    {
        int at = 0;
        while (at + PrefixBytes <= body.Length && body[at] != 2)
        {
            at += PrefixBytes + System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(body.AsSpan(at + 1));
        }

        if (at + PrefixBytes > body.Length)
        {
            return new HostileAnswer(null, "A stream without an end.", []);
        }

        using JsonDocument end = JsonDocument.Parse(body.AsMemory(at + PrefixBytes));
        return end.RootElement.TryGetProperty("error", out JsonElement error)
            ? OfError(error)
            : new HostileAnswer(StatusCode.OK, "", []);
    }

    private static HostileAnswer ReadError(byte[] body, string otherwise)
    {
        try
        {
            using JsonDocument error = JsonDocument.Parse(body);
            return OfError(error.RootElement);
        }
        catch (JsonException)
        {
            return new HostileAnswer(null, otherwise, []);
        }
    }

    private static HostileAnswer OfError(JsonElement error)
    {
        string name = error.GetProperty("code").GetString()!;
        string text = error.TryGetProperty("message", out JsonElement message) ? message.GetString()! : "";
        StatusCode? code = name == "canceled" ? StatusCode.Cancelled
            : Enum.TryParse(name.Replace("_", "", StringComparison.Ordinal), true, out StatusCode known) ? known
            : null;
        return new HostileAnswer(code, text, []);
    }

    private static StatusCode? Parse(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int code) && code <= 16
            ? (StatusCode)code
            : null;
}
