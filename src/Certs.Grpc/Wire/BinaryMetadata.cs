using Grpc.Core;

namespace Grpc.Wire;

/// <summary>The text form of binary metadata: base64 (gRPC over HTTP/2, "Binary-Header").</summary>
internal static class BinaryMetadata
{
    /// <summary>Writes bytes as base64 without padding.</summary>
    internal static string Encode(byte[] value) => Convert.ToBase64String(value).TrimEnd('=');

    /// <summary>Whether a header is binary by its name.</summary>
    internal static bool IsBinary(string name) =>
        name.EndsWith(Metadata.BinaryHeaderSuffix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Adds the entries of one received header; a comma separates several binary values.</summary>
    /// <exception cref="RpcException">INTERNAL: a binary value is not base64.</exception>
    internal static void AddTo(Metadata metadata, string name, string value)
    {
        if (!IsBinary(name))
        {
            metadata.Add(name, value);
            return;
        }

        foreach (string part in value.Split(','))
        {
            metadata.Add(name, Decode(name, part.Trim()));
        }
    }

    private static byte[] Decode(string name, string text)
    {
        string padded = (text.Length % 4) switch
        {
            2 => text + "==",
            3 => text + "=",
            _ => text,
        };
        byte[] bytes = new byte[padded.Length / 4 * 3];
        return Convert.TryFromBase64String(padded, bytes, out int written)
            ? bytes[..written]
            : throw new RpcException(new Status(StatusCode.Internal, $"The header {name} is not base64."));
    }
}
