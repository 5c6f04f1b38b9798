using Grpc.Core;

namespace Grpc.AspNetCore.Server.Protocols;

/// <summary>Finds the protocol of a request by its content type.</summary>
internal static class ProtocolSelector
{
    /// <summary>The protocol; null when the content type is none of them, or cannot carry such a
    /// method.</summary>
    internal static ServerProtocol? Select(string? contentType, MethodType method)
    {
        if (contentType == "application/grpc")
        {
            return GrpcProtocol.Instance;
        }

        ReadOnlySpan<char> type = contentType.AsSpan();
        int parameters = type.IndexOf(';');
        Span<char> lower = stackalloc char[64];
        type = parameters < 0 ? type.Trim() : type[..parameters].Trim();
        if (type.Length > lower.Length)
        {
            return null;
        }

        _ = type.ToLowerInvariant(lower);
        return lower[..type.Length] switch
        {
            "application/grpc" or "application/grpc+proto" => GrpcProtocol.Instance,
            "application/grpc-web" or "application/grpc-web+proto" => GrpcWebProtocol.Instance,
            "application/json" => method == MethodType.Unary ? ConnectUnaryProtocol.Json : null,
            "application/proto" => method == MethodType.Unary ? ConnectUnaryProtocol.Proto : null,
            "application/connect+json" => method == MethodType.Unary ? null : ConnectStreamProtocol.Json,
            "application/connect+proto" => method == MethodType.Unary ? null : ConnectStreamProtocol.Proto,
            _ => null,
        };
    }
}
