using Grpc.Core;

namespace Grpc.Wire;

/// <summary>What a peer is told about its frames.</summary>
internal static class FrameErrors
{
    internal static RpcException TooLarge(int limitBytes) => Of(
        StatusCode.ResourceExhausted, $"The message is larger than the limit of {limitBytes} bytes.");

    internal static RpcException TooLargeToSend(int limitBytes) => Of(
        StatusCode.ResourceExhausted, $"The message to send is larger than the limit of {limitBytes} bytes.");

    internal static RpcException Incomplete() => Of(
        StatusCode.Internal, "The stream ended inside a message.");

    internal static RpcException BadFlag(byte flag) => Of(
        StatusCode.Internal, $"The message has the unknown flag 0x{flag:x2}.");

    internal static RpcException FlagWithoutEncoding() => Of(
        StatusCode.Internal, "The message is compressed, but the call names no encoding.");

    internal static RpcException UnknownEncoding() => Of(
        StatusCode.Unimplemented, "The encoding of the messages is not known here.");

    internal static RpcException NoMessage() => Of(
        StatusCode.Unimplemented, "The call has no message where it needs one.");

    internal static RpcException MoreThanOneMessage() => Of(
        StatusCode.Unimplemented, "The call has more than one message where it needs one.");

    private static RpcException Of(StatusCode code, string detail) => new(new Status(code, detail));
}
