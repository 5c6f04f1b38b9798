using System.Security.Cryptography.X509Certificates;
using Certs.Api.V1;
using Certs.Cli.Demo;
using Grpc.Core;
using Xunit;

namespace Certs.Server.Tests.Hosting;

/// <summary>A certificate gets its holder in only when everything about it is right (T17).</summary>
[Collection(SharedProvinces.Name)]
public sealed class BadCertificateTests(TwoProvinces provinces)
{
    private const string Status = "/certs.v1.AdministrationService/GetNodeStatus";
    private const string Explain = "/certs.v1.VerificationService/ExplainReason";

    [Theory]
    [InlineData("expired")]
    [InlineData("not yet valid")]
    [InlineData("no extended key usage")]
    [InlineData("server authentication only")]
    [InlineData("self-signed")]
    [InlineData("another authority of the same name")]
    [InlineData("the authority itself")]
    [InlineData("an authority below ours")]
    [InlineData("signed by the issuer's certificate")]
    [InlineData("the server's own certificate")]
    public async Task A_bad_certificate_is_refused_although_its_key_has_the_role(string defect)
    {
        using BadCertificates certificates = new(provinces.Gansu);
        using X509Certificate2 bad = certificates.Make(defect);
        RolesOfNode.Grant(provinces.Gansu, bad, "operator");

        (StatusCode, string?) needsRole = await CallAsync(bad, Status);
        (StatusCode, string?) needsNone = await CallAsync(bad, Explain);

        Assert.Equal((StatusCode.Unauthenticated, "CLIENT_CERTIFICATE_REFUSED"), needsRole);
        Assert.Equal((StatusCode.Unauthenticated, "CLIENT_CERTIFICATE_REFUSED"), needsNone);
    }

    [Fact]
    public async Task A_good_certificate_whose_key_is_in_no_line_of_the_roles_is_refused()
    {
        using BadCertificates certificates = new(provinces.Gansu);
        using X509Certificate2 unknown = certificates.Good();

        Assert.Equal(
            (StatusCode.Unauthenticated, "CLIENT_CERTIFICATE_REFUSED"), await CallAsync(unknown, Status));
    }

    [Fact]
    public async Task A_line_taken_out_withdraws_the_certificate_with_the_next_call_on_the_same_connection()
    {
        using BadCertificates certificates = new(provinces.Gansu);
        using X509Certificate2 good = certificates.Good();
        RolesOfNode.Grant(provinces.Gansu, good, "operator");
        using RawCaller caller = RawCaller.OverTls(provinces.Gansu, good);
        CancellationToken stop = TestContext.Current.CancellationToken;

        (StatusCode before, _) = await caller.CallAsync(Status, false, stop);
        RolesOfNode.Withdraw(provinces.Gansu, good);
        (StatusCode, string?) after = await caller.CallAsync(Status, false, stop);

        Assert.Equal(StatusCode.OK, before);
        Assert.Equal((StatusCode.Unauthenticated, "CLIENT_CERTIFICATE_REFUSED"), after);
    }

    [Fact]
    public async Task A_certificate_that_ends_while_its_connection_lasts_is_refused_from_then_on()
    {
        using BadCertificates certificates = new(provinces.Gansu);
        using X509Certificate2 brief = certificates.Good(DateTimeOffset.UtcNow.AddSeconds(8));
        RolesOfNode.Grant(provinces.Gansu, brief, "operator");
        using RawCaller caller = RawCaller.OverTls(provinces.Gansu, brief);
        CancellationToken stop = TestContext.Current.CancellationToken;

        Assert.Equal((StatusCode.OK, null), await caller.CallAsync(Status, false, stop));

        await Eventually.HoldsAsync(async () =>
            await caller.CallAsync(Status, false, stop) == (StatusCode.Unauthenticated, "CLIENT_CERTIFICATE_REFUSED"));
    }

    [Fact]
    public async Task The_name_in_a_certificate_gives_no_role()
    {
        using BadCertificates certificates = new(provinces.Gansu);
        using X509Certificate2 named = certificates.Good();
        RolesOfNode.Grant(provinces.Gansu, named, "issuer");

        Assert.Equal("CN=certs operator", named.Subject);
        Assert.Equal((StatusCode.PermissionDenied, "ROLE_NEEDED"), await CallAsync(named, Status));
    }

    [Theory]
    [InlineData("X-Forwarded-Client-Cert")]
    [InlineData("X-Client-Cert")]
    [InlineData("X-ARR-ClientCert")]
    [InlineData("Ssl-Client-Cert")]
    public async Task A_certificate_in_a_header_is_none(string header)
    {
        using X509Certificate2 certificate = RawCaller.CertificateOf(provinces.Gansu, "operator");
        using RawCaller caller = RawCaller.InPlaintext(provinces.Gansu);
        Metadata headers = new() { { header, Convert.ToBase64String(certificate.RawData) } };

        Assert.Equal(
            (StatusCode.Unauthenticated, "CLIENT_CERTIFICATE_NEEDED"),
            await caller.CallAsync(Status, false, TestContext.Current.CancellationToken, headers));
    }

    [Fact]
    public async Task Who_may_issue_for_one_agency_may_neither_issue_nor_look_for_another()
    {
        using BadCertificates certificates = new(provinces.Gansu);
        using X509Certificate2 limited = certificates.Good();
        RolesOfNode.Grant(provinces.Gansu, limited, "issuer", provinces.OtherAgency);
        using RawCaller caller = RawCaller.OverTls(provinces.Gansu, limited);
        IssuanceService.IssuanceServiceClient service = new(caller.Invoker);

        await AssertRefusedAsync(() => service.IssueCertificateAsync(new IssueCertificateRequest
        {
            RequestId = Guid.NewGuid().ToString(),
            Content = Licences.Content(provinces.Agency, Suite.Es256),
        }).ResponseAsync);
        await AssertRefusedAsync(() => service.PrepareCertificateAsync(new PrepareCertificateRequest
        {
            RequestId = Guid.NewGuid().ToString(),
            Content = Licences.Content(provinces.Agency, Suite.Es256),
        }).ResponseAsync);
        await AssertRefusedAsync(
            () => service.ListCertificatesAsync(new ListCertificatesRequest { Agency = provinces.Agency }).ResponseAsync);
    }

    private static async Task AssertRefusedAsync(Func<Task> call)
    {
        RpcException refused = await Assert.ThrowsAsync<RpcException>(call);

        Assert.Equal(StatusCode.PermissionDenied, refused.StatusCode);
        Assert.Equal("NOT_PERMITTED", refused.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>()!.Reason);
    }

    private async Task<(StatusCode Code, string? Reason)> CallAsync(X509Certificate2 certificate, string path)
    {
        using RawCaller caller = RawCaller.OverTls(provinces.Gansu, certificate);
        return await caller.CallAsync(path, false, TestContext.Current.CancellationToken);
    }
}
