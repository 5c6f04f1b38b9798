using Grpc.Core;
using Grpc.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Grpc.AspNetCore.Server.Protocols;

/// <summary>Metadata from and to the headers of a server call.</summary>
internal static class MetadataHeaders
{
    /// <summary>The metadata of received headers, without those of the protocols themselves.</summary>
    /// <exception cref="RpcException">A binary value is not base64.</exception>
    internal static Metadata Read(IHeaderDictionary headers)
    {
        Metadata result = [];
        foreach ((string name, StringValues values) in headers)
        {
            if (IsOfProtocol(name) || !IsMetadataName(name))
            {
                continue;
            }

            foreach (string? value in values)
            {
                BinaryMetadata.AddTo(result, name, value ?? "");
            }
        }

        return result;
    }

    /// <summary>Appends metadata to headers or trailers.</summary>
    /// <param name="target">The headers.</param>
    /// <param name="metadata">The entries.</param>
    /// <param name="prefix">Put before every name; empty for none.</param>
    /// <exception cref="InvalidOperationException">A text is not printable ASCII.</exception>
    internal static void Append(IHeaderDictionary target, Metadata metadata, string prefix)
    {
        if (metadata.Count == 0)
        {
            return;
        }

        foreach (Metadata.Entry entry in metadata)
        {
            string value = entry.IsBinary ? BinaryMetadata.Encode(entry.ValueBytes) : entry.Value;
            if (value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            {
                throw new InvalidOperationException(
                    $"The metadata entry {entry.Key} is not printable ASCII.");
            }

            target.Append(prefix + entry.Key, value);
        }
    }

    private static bool IsMetadataName(string name)
    {
        foreach (char c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-' or '.'))
            {
                return false;
            }
        }

        return name.Length > 0;
    }

    private static bool IsOfProtocol(string name) => name.ToLowerInvariant() is
        HeaderNames.Timeout or HeaderNames.Encoding or HeaderNames.AcceptEncoding or HeaderNames.Message
        or HeaderNames.ConnectVersion or HeaderNames.ConnectTimeout or HeaderNames.ConnectEncoding
        or HeaderNames.ConnectAcceptEncoding or "te" or "content-type" or "content-encoding"
        or "content-length" or "accept-encoding" or "transfer-encoding" or "connection" or "host";
}
