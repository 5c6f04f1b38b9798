namespace Grpc.Wire;

/// <summary>Header names of the gRPC and Connect protocols.</summary>
internal static class HeaderNames
{
    internal const string Timeout = "grpc-timeout";
    internal const string Encoding = "grpc-encoding";
    internal const string AcceptEncoding = "grpc-accept-encoding";
    internal const string Status = "grpc-status";
    internal const string Message = "grpc-message";
    internal const string StatusDetails = "grpc-status-details-bin";

    /// <summary>Asks this side to compress its own messages; a convention of C core and
    /// grpc-dotnet.</summary>
    internal const string EncodingRequest = "grpc-internal-encoding-request";

    internal const string ConnectVersion = "connect-protocol-version";
    internal const string ConnectTimeout = "connect-timeout-ms";
    internal const string ConnectEncoding = "connect-content-encoding";
    internal const string ConnectAcceptEncoding = "connect-accept-encoding";

    internal const string Identity = "identity";
    internal const string Gzip = "gzip";
    internal const string Accepted = "identity,gzip";
}
