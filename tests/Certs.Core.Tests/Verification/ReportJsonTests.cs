using System.Text;
using System.Text.Json;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Core.Verification;
using Certs.Testing.Verification;
using Xunit;

namespace Certs.Core.Tests.Verification;

public sealed class ReportJsonTests
{
    [Fact]
    public void A_report_has_the_members_that_its_readers_were_promised()
    {
        ScenarioBuilder builder = new() { Keys = [TestKeys.Of(Suite.SM2)] };

        using JsonDocument json = JsonDocument.Parse(ReportJson.Write(Judge.Run(builder.Build().Evidence)));
        JsonElement root = json.RootElement;

        Assert.Equal("TOTAL_PASSED", root.GetProperty("authenticity").GetString());
        Assert.Equal("ACTIVE", root.GetProperty("standing").GetString());
        Assert.Equal("NOT_RECOGNISED", root.GetProperty("recognition").GetString());
        Assert.Equal("SUITE", root.GetProperty("recognition_why").GetString());
        Assert.Equal("REFER_TO_BRIDGE", root.GetProperty("action").GetString());
        Assert.Equal("FULL", root.GetProperty("depth").GetString());
        Assert.Equal(
            """{"block":200,"time":"2026-07-02T08:00:05Z"}""", root.GetProperty("as_of").GetRawText());
        JsonElement key = root.GetProperty("checks").EnumerateArray()
            .Single(check => check.GetProperty("name").GetString() == "KEY");
        Assert.Equal(
            """{"name":"KEY","suite":"SM2","outcome":"PASSED","reason":"OK",""" + '"'
            + """time_used":"2026-07-01T08:00:05Z","clock":"ANCHOR_BLOCK","detail":null}""",
            key.GetRawText());
        Assert.Equal(
            ["ES256", "PS256"],
            root.GetProperty("recognition_detail").GetProperty("recognised_suites").EnumerateArray()
                .Select(suite => suite.GetString()));
    }

    [Fact]
    public void What_is_not_known_is_null_and_never_left_out()
    {
        Evidence evidence = new ScenarioBuilder().Build().Evidence with
        {
            Registry = new Lookup<RegistryView>.Unavailable(Reasons.LedgerUnreachable, "no answer"),
        };

        using JsonDocument json = JsonDocument.Parse(ReportJson.Write(Judge.Run(evidence)));

        Assert.Equal("""{"block":null,"time":null}""", json.RootElement.GetProperty("as_of").GetRawText());
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("valid_until").ValueKind);
    }

    [Fact]
    public void A_report_names_its_inputs_by_hash()
    {
        Scenario scenario = new ScenarioBuilder().Build();

        string json = Encoding.UTF8.GetString(ReportJson.Write(Judge.Run(scenario.Evidence)));

        Assert.Contains(
            new Hash32(Hashing.Sha256(scenario.Document)).ToString(), json, StringComparison.Ordinal);
        Assert.Contains(scenario.View.Head.BlockHash.ToString(), json, StringComparison.Ordinal);
        Assert.Contains(TestRegistry.Type.IntegrityDigest, json, StringComparison.Ordinal);
        Assert.Contains(scenario.Evidence.Policy.Digest.ToString(), json, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_policy_has_another_digest()
    {
        Hash32[] digests =
        [
            VerificationPolicy.Default.Digest,
            new VerificationPolicy { ClockSkew = TimeSpan.FromSeconds(1) }.Digest,
            new VerificationPolicy { MaxAnchoringDelay = TimeSpan.FromSeconds(1) }.Digest,
            new VerificationPolicy { MaxHeadAge = TimeSpan.FromSeconds(1) }.Digest,
            new VerificationPolicy { ConfirmationsNeeded = 1 }.Digest,
            new VerificationPolicy { ReportValidity = TimeSpan.FromSeconds(1) }.Digest,
        ];

        Assert.Equal(digests.Length, digests.Distinct().Count());
        Assert.Equal(VerificationPolicy.Default.Digest, new VerificationPolicy().Digest);
    }

    [Theory]
    [InlineData(10_000, 600)]
    [InlineData(300, 300)]
    public void A_report_ends_with_the_policys_time_or_the_licence(
        int licenceEndsAfterSeconds, int reportEndsAfterSeconds)
    {
        DateTimeOffset at = new(2026, 7, 2, 8, 0, 5, TimeSpan.Zero);
        ScenarioBuilder builder = new() { HeadTime = at, Expires = at.AddSeconds(licenceEndsAfterSeconds) };

        VerificationReport report = Judge.Run(builder.Build().Evidence);

        Assert.Equal(at.AddSeconds(reportEndsAfterSeconds), report.ValidUntil);
    }
}
