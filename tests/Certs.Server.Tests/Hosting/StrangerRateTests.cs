using Certs.Api.V1;
using Certs.Cli.Service;
using Google.Rpc;
using Grpc.Core;
using Xunit;

namespace Certs.Server.Tests.Hosting;

/// <summary>How often strangers may ask.</summary>
[Collection(SharedProvinces.Name)]
public sealed class StrangerRateTests(TwoProvinces provinces)
{
    [Fact]
    public async Task A_stranger_who_asks_too_often_is_told_when_to_ask_again_and_a_verifier_is_not_limited()
    {
        using RawCaller stranger = RawCaller.InPlaintext(provinces.Zhejiang);
        using ServiceConnection verifier = ServiceConnection.Open(provinces.Zhejiang.Folder, "verifier");

        RpcException refused = await Assert.ThrowsAsync<RpcException>(
            () => AskAsync(new VerificationService.VerificationServiceClient(stranger.Invoker)));
        await AskAsync(verifier.Verification);

        Assert.Equal(StatusCode.ResourceExhausted, refused.StatusCode);
        Assert.Equal("RATE_LIMITED", refused.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Reason);
        Assert.True(refused.GetRpcStatus()!.GetDetail<RetryInfo>()!.RetryDelay.ToTimeSpan() > TimeSpan.Zero);
    }

    // Together, so that a slow machine does not earn new calls meanwhile.
    private static Task<ExplainReasonResponse[]> AskAsync(VerificationService.VerificationServiceClient service) =>
        Task.WhenAll(Enumerable.Range(0, 200).Select(_ => service.ExplainReasonAsync(
            new ExplainReasonRequest { Reason = "OK" },
            cancellationToken: TestContext.Current.CancellationToken).ResponseAsync));
}
