using Grpc.AspNetCore.Server;
using Grpc.Core;
using Grpc.Testing;

namespace Certs.Grpc.Tests.Interop;

/// <summary>What the interop cases ask of compression, of requests and of responses.</summary>
internal static class InteropCompression
{
    // C core and grpc-dotnet choose a call's compression by this response header, which does not travel.
    private const string EncodingRequest = "grpc-internal-encoding-request";

    /// <summary>INVALID_ARGUMENT unless the last message was compressed, or not, as it says.</summary>
    public static void Require(BoolValue? expected, ServerCallContext context)
    {
        if (expected is not null && expected.Value != WasCompressed(context))
        {
            string wanted = expected.Value ? "compressed" : "uncompressed";
            throw new RpcException(new Status(StatusCode.InvalidArgument, $"Not {wanted}."));
        }
    }

    /// <summary>Asks for gzip for the messages of this call.</summary>
    public static void Choose(bool compress, Metadata headers)
    {
        if (compress)
        {
            headers.Add(EncodingRequest, "gzip");
        }
    }

    /// <summary>Sends the next message compressed, if the call is, or not; null leaves it open.</summary>
    public static void ChooseNext(bool? compress, ServerCallContext context)
    {
        WriteFlags flags = compress == false ? WriteFlags.NoCompress : default;
        context.WriteOptions = new WriteOptions(flags);
    }

    private static bool WasCompressed(ServerCallContext context) =>
        ((ServerCall)context).WasLastCompressed;
}
