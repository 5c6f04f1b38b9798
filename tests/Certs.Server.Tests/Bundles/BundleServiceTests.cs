using Certs.Api.V1;
using Certs.Cli.Service;
using Certs.Core.Bundles;
using Certs.Core.Proofs;
using Certs.Core.Types;
using Certs.Core.Verification;
using Certs.Server.Tests.Hosting;
using Google.Protobuf;
using Grpc.Core;
using Xunit;

namespace Certs.Server.Tests.Bundles;

/// <summary>
/// Gansu issued and anchored on a real chain; a bundle of it is judged with nothing but two provinces' trust file.
/// </summary>
[Collection(SharedProvinces.Name)]
public sealed class BundleServiceTests(TwoProvinces provinces)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_bundle_of_the_service_proves_itself_without_a_network_and_gives_the_services_verdict()
    {
        byte[] document = await provinces.DualAsync();
        Bundle bundle = await BundleAsync(document);
        SignedTrustFile trust = await TrustAsync(0);
        TrustGate.Accept(trust, null, trust.Trust.MadeAt);
        OfflineVerifier verifier = new(trust.Trust, CertificateTypes.BuiltIn, VerificationPolicy.Default);
        ChainHeader status = ChainHeader.Read(bundle.Status!.Header.Span, UnknownMembers.Refused);

        VerificationReport offline = verifier.Verify(
            bundle, new OfflineQuestion(33, status.Time, status.Time, KnownAs.AtStatusBlock));
        Report online = await JudgeAsync(document, status);

        Assert.Equal(WindowAction.Accept, offline.Action);
        Assert.Equal(Core.Verification.Depth.OfflineSnapshot, offline.Depth);
        Assert.Equal(
            online.Checks.Select(check => (check.Name, (int)check.Outcome, check.Reason)),
            offline.Findings.Select(finding =>
                (Name: finding.Check.ToString().ToUpperInvariant(), (int)finding.Outcome,
                    finding is { Outcome: Core.Verification.Outcome.Passed, Reason: Reasons.Ok } ? "" : finding.Reason)));
        Assert.Equal(online.AsOf.BlockHash.ToByteArray(), offline.Inputs.Registry!.BlockHash.ToArray());
    }

    [Fact]
    public async Task Without_the_word_development_a_block_that_nobody_sealed_proves_nothing()
    {
        Bundle bundle = await BundleAsync(await provinces.DualAsync());
        SignedTrustFile trust = await TrustAsync(0);
        OfflineVerifier verifier = new(
            trust.Trust with { IsDevelopment = false }, CertificateTypes.BuiltIn, VerificationPolicy.Default);

        VerificationReport report = verifier.Verify(bundle, new OfflineQuestion(33, trust.Trust.MadeAt));

        Assert.Equal(Core.Verification.Depth.SignatureOnly, report.Depth);
        Assert.Equal(
            OfflineReasons.BlockNotSealed,
            report.Findings.Single(finding => finding.Check == Core.Verification.Check.Inclusion).Reason);
    }

    [Fact]
    public async Task A_refreshed_bundle_proves_the_status_at_a_newer_block_and_keeps_its_anchor()
    {
        byte[] document = await provinces.DualAsync();
        using ServiceConnection window = ServiceConnection.Open(provinces.Gansu.Folder, "verifier");
        GetBundleResponse old = await window.Verification.GetBundleAsync(
            new GetBundleRequest { Document = ByteString.CopyFrom(document), Form = BundleForm.Compact },
            cancellationToken: Stop);

        RefreshResponse refreshed = await window.Verification.RefreshAsync(
            new RefreshRequest { Bundle = old.Bundle }, cancellationToken: Stop);
        Bundle before = BundleReader.Read(old.Bundle.Memory);
        Bundle after = BundleReader.Read(refreshed.Bundle.Memory);

        Assert.True(refreshed.AsOf.BlockNumber >= old.AsOf.BlockNumber);
        Assert.Equal(before.Inclusion!.Header.ToArray(), after.Inclusion!.Header.ToArray());
        Assert.Equal((byte)'{', refreshed.Bundle[0]);
        Assert.InRange(old.Bundle.Length - document.Length, 500, 5 * 1024);
    }

    [Fact]
    public async Task Two_provinces_make_the_same_trust_file_of_a_block_each_by_itself()
    {
        using ServiceConnection gansu = ServiceConnection.Open(provinces.Gansu.Folder, "verifier");
        using ServiceConnection zhejiang = ServiceConnection.Open(provinces.Zhejiang.Folder, "verifier");

        SignedTrustFile first = await AskAsync(gansu, 0);
        SignedTrustFile second = await AskAsync(zhejiang, first.Trust.Registries.Head.BlockNumber);

        Assert.Equal(first.Digest, second.Digest);
        Assert.Equal([62], first.Signatures.Select(signature => signature.Province));
        Assert.Equal([33], second.Signatures.Select(signature => signature.Province));
        Assert.Equal(
            OfflineReasons.TrustFileTooFewSigners,
            Assert.Throws<TrustRefusedException>(() => TrustGate.Accept(first, null, first.Trust.MadeAt)).Reason);
    }

    [Fact]
    public async Task What_is_no_bundle_and_a_block_that_is_not_there_are_refused()
    {
        using ServiceConnection window = ServiceConnection.Open(provinces.Gansu.Folder, "verifier");

        RpcException noBundle = await Assert.ThrowsAsync<RpcException>(async () => await window.Verification
            .RefreshAsync(new RefreshRequest { Bundle = ByteString.CopyFromUtf8("CRTB") }, cancellationToken: Stop));
        RpcException noBlock = await Assert.ThrowsAsync<RpcException>(async () => await window.Verification
            .GetTrustFileAsync(new GetTrustFileRequest { BlockNumber = 1L << 40 }, cancellationToken: Stop));

        Assert.Equal(StatusCode.InvalidArgument, noBundle.StatusCode);
        Assert.Equal(StatusCode.InvalidArgument, noBlock.StatusCode);
    }

    private async Task<Bundle> BundleAsync(byte[] document)
    {
        using ServiceConnection window = ServiceConnection.Open(provinces.Gansu.Folder, "verifier");
        GetBundleResponse answer = await window.Verification.GetBundleAsync(
            new GetBundleRequest { Document = ByteString.CopyFrom(document) }, cancellationToken: Stop);
        return BundleReader.Read(answer.Bundle.Memory);
    }

    private async Task<Report> JudgeAsync(byte[] document, ChainHeader status)
    {
        using ServiceConnection window = ServiceConnection.Open(provinces.Zhejiang.Folder, "verifier");
        VerifyCertificateRequest request = new()
        {
            Document = ByteString.CopyFrom(document),
            Province = 33,
            KnownAtBlock = status.Height,
            AtTime = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(status.Time),
        };
        return (await window.Verification.VerifyCertificateAsync(request, cancellationToken: Stop)).Report;
    }

    private async Task<SignedTrustFile> TrustAsync(long block)
    {
        using ServiceConnection gansu = ServiceConnection.Open(provinces.Gansu.Folder, "verifier");
        using ServiceConnection zhejiang = ServiceConnection.Open(provinces.Zhejiang.Folder, "verifier");
        SignedTrustFile own = await AskAsync(gansu, block);
        SignedTrustFile other = await AskAsync(zhejiang, own.Trust.Registries.Head.BlockNumber);
        return own.With(other.Signatures.Single());
    }

    private static async Task<SignedTrustFile> AskAsync(ServiceConnection service, long block) =>
        TrustFileReader.Read((await service.Verification.GetTrustFileAsync(
            new GetTrustFileRequest { BlockNumber = block }, cancellationToken: Stop)).TrustFile.Memory);
}
