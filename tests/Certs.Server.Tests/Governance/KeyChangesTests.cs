using Certs.Api.V1;
using Certs.Cli.Demo;
using Certs.Cli.Service;
using Certs.Core.Verification;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Xunit;
using Anchored = Certs.Cli.Commands.Anchoring;

namespace Certs.Server.Tests.Governance;

/// <summary>Keys are rotated and revoked, and certificates judged that were issued before and after.</summary>
[Collection(GovernedProvinces.Name)]
public sealed class KeyChangesTests(ThreeProvinces provinces)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_a_rotation_the_new_key_signs_and_what_the_old_one_signed_stays_good()
    {
        (string agency, Key old) = await FoundAsync("11620200013894568X");
        byte[] before = await IssueAsync(agency);
        RotateKeyRequest request = new()
        {
            RequestId = Guid.NewGuid().ToString(),
            Agency = agency,
            KeyId = old.KeyId,
        };

        RotateKeyResponse rotated = await provinces.OfGansu.Administration.RotateKeyAsync(
            request, cancellationToken: Stop);
        RotateKeyResponse again = await provinces.OfGansu.Administration.RotateKeyAsync(
            request, cancellationToken: Stop);
        byte[] after = await IssueAsync(agency);

        Assert.Equal(rotated.Key.KeyId, again.Key.KeyId);
        Assert.NotEqual(old.KeyId, rotated.Key.KeyId);
        Assert.Equal((Suite.Es256, old.KeyId), (rotated.Key.Suite, rotated.RetiredKey.KeyId));
        Assert.NotNull(rotated.RetiredKey.ValidUntil);
        Assert.Equal(
            rotated.Key.KeyId.ToByteArray(),
            PresentedDocument.Read(after).Document!.Signatures.Single().KeyId.ToArray());
        Assert.Null(rotated.RetiredKey.Revocation);
        await JudgeAsync(before, Api.V1.Authenticity.TotalPassed);
        await JudgeAsync(after, Api.V1.Authenticity.TotalPassed);
        Assert.Equal(2, (await KeysAsync(agency)).Count);
    }

    [Fact]
    public async Task A_revocation_cuts_at_its_date_whenever_it_is_said()
    {
        (string agency, Key key) = await FoundAsync("116203000138945683");
        byte[] document = await IssueAsync(agency);
        DateTimeOffset longAfter = DateTimeOffset.FromUnixTimeSeconds(
            DateTimeOffset.UtcNow.AddDays(1).ToUnixTimeSeconds());

        RegisteredKey revoked = (await provinces.OfGansu.Administration.RevokeKeyAsync(
            Revoke(agency, key.KeyId, longAfter), cancellationToken: Stop)).Key;

        Assert.Equal(
            (KeyRevocationReason.KeyCompromise, longAfter),
            (revoked.Revocation.Reason, revoked.Revocation.InvalidFrom.ToDateTimeOffset()));
        await JudgeAsync(document, Api.V1.Authenticity.TotalPassed);
        await Refused.AsAsync(
            StatusCode.FailedPrecondition, "KEY_REVOKED",
            provinces.OfGansu.Administration.RevokeKeyAsync(Revoke(agency, key.KeyId, longAfter)));
    }

    [Fact]
    public async Task A_revocation_from_before_the_anchor_fails_what_was_signed()
    {
        (string agency, Key key) = await FoundAsync("116204000138945688");
        byte[] document = await IssueAsync(agency);

        await provinces.OfGansu.Administration.RevokeKeyAsync(
            Revoke(agency, key.KeyId, key.ValidFrom.ToDateTimeOffset()), cancellationToken: Stop);

        Report report = await JudgeAsync(document, Api.V1.Authenticity.TotalFailed);
        Assert.Equal("SIGNED_AFTER_KEY_REVOCATION", report.AuthenticityReason);
    }

    [Fact]
    public async Task A_key_of_nobody_and_an_agency_of_another_node_are_not_found()
    {
        (string agency, Key key) = await FoundAsync("11620600013894568J");

        await Refused.AsAsync(
            StatusCode.NotFound, "KEY_NOT_FOUND",
            provinces.OfGansu.Administration.RevokeKeyAsync(
                Revoke(agency, ByteString.CopyFrom(new byte[32]), DateTimeOffset.UnixEpoch.AddDays(1))));
        await Refused.AsAsync(
            StatusCode.NotFound, "AGENCY_NOT_FOUND",
            provinces.OfZhejiang.Administration.RevokeKeyAsync(
                Revoke(agency, key.KeyId, DateTimeOffset.UnixEpoch.AddDays(1))));
    }

    private static RevokeKeyRequest Revoke(string agency, ByteString keyId, DateTimeOffset invalidFrom) => new()
    {
        RequestId = Guid.NewGuid().ToString(),
        Agency = agency,
        KeyId = keyId,
        Reason = KeyRevocationReason.KeyCompromise,
        InvalidFrom = invalidFrom.ToTimestamp(),
    };

    private async Task<(string Agency, Key Key)> FoundAsync(string code)
    {
        CreateAgencyRequest request = new()
        {
            RequestId = Guid.NewGuid().ToString(),
            Code = code,
            NameZh = "示例市市场监督管理局",
            NameEn = "An administration",
            CertificateTypes = { Licences.Type },
        };
        string agency = (await provinces.OfGansu.Administration.CreateAgencyAsync(
            request, cancellationToken: Stop)).Agency.Urn;
        CreateKeyRequest key = new() { RequestId = Guid.NewGuid().ToString(), Agency = agency, Suite = Suite.Es256 };
        return (agency, (await provinces.OfGansu.Administration.CreateKeyAsync(key, cancellationToken: Stop)).Key);
    }

    private async Task<byte[]> IssueAsync(string agency)
    {
        using ServiceConnection issuer = ServiceConnection.Open(
            provinces.Gansu.Folder, "issuer");
        IssueCertificateRequest request = new()
        {
            RequestId = Guid.NewGuid().ToString(),
            Content = Licences.Content(agency, Suite.Es256),
        };
        Certificate issued =
            (await issuer.Issuance.IssueCertificateAsync(request, cancellationToken: Stop)).Certificate;
        return await Anchored.DocumentAsync(issuer.Issuance, issued.Number, Stop);
    }

    // Zhejiang reads a block a moment after Gansu has answered for it.
    private async Task<Report> JudgeAsync(byte[] document, Api.V1.Authenticity expected)
    {
        VerifyCertificateRequest request = new() { Document = ByteString.CopyFrom(document) };
        Report report = new();
        await Eventually.HoldsAsync(async () =>
        {
            report = (await provinces.OfZhejiang.Verification.VerifyCertificateAsync(
                request, cancellationToken: Stop)).Report;
            return report.Authenticity == expected;
        });
        return report;
    }

    private async Task<IReadOnlyList<RegisteredKey>> KeysAsync(string agency) =>
        (await provinces.OfZhejiang.Recognition.ListRegisteredAgenciesAsync(
            new ListRegisteredAgenciesRequest { Province = 62 }, cancellationToken: Stop))
        .Agencies.Single(found => found.Urn == agency).Keys;
}
