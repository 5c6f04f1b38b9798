using Certs.Cli.Service;
using Grpc.Core;
using Xunit;

namespace Certs.Server.Tests.Governance;

/// <summary>Asserts how a call is refused.</summary>
internal static class Refused
{
    /// <summary>Asserts the status and the reason code.</summary>
    /// <returns>The refusal's text.</returns>
    public static async Task<string> AsAsync<T>(StatusCode code, string reason, AsyncUnaryCall<T> call)
    {
        RpcException refused = await Assert.ThrowsAsync<RpcException>(async () => await call);
        Assert.Equal((code, reason), (refused.StatusCode, RpcErrorText.ReasonOf(refused.GetRpcStatus()!)));
        return refused.Status.Detail;
    }
}
