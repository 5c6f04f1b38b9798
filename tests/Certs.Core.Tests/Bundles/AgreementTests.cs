using System.Globalization;
using Certs.Core.Recognition;
using Certs.Core.Verification;
using Certs.Testing.Bundles;
using Certs.Testing.Chain;
using Certs.Testing.Verification;
using Xunit;

namespace Certs.Core.Tests.Bundles;

/// <summary>The offline verdict at block S is the service's as at T, as known at S, check by check.</summary>
public sealed class AgreementTests
{
    // All two thousand take a minute: CERTS_AGREEMENT=2000.
    private static readonly int Certificates = int.Parse(
        Environment.GetEnvironmentVariable("CERTS_AGREEMENT") ?? "300", CultureInfo.InvariantCulture);

    // What only somebody who can ask the chain knows: that it does not hold a root.
    private static readonly Check[] OnlyTheServiceKnows = [Check.Inclusion, Check.Finality];

    [Fact]
    public void Certificates_in_random_states_get_the_services_verdict_check_by_check()
    {
        using TestValidators validators = TestValidators.Make(1);
        TestBlocks blocks = new(validators, strangers: 3);
        Dictionary<string, int> kinds = [];
        for (int seed = 0; seed < Certificates; seed++)
        {
            OfflineScenario scenario = new(RandomScenarios.Make(seed).Build(), blocks);
            VerificationReport online = scenario.Online;
            VerificationReport offline = scenario.Offline;

            if (!IsUnknownOffline(online))
            {
                Assert.True(Verdicts.Of(online) == Verdicts.Of(offline), $"{seed}: {Difference(online, offline)}");
            }
            else
            {
                AssertOnlyLessIsKnown(seed, online, offline);
            }

            string kind = $"{online.Authenticity.Authenticity} {online.Authenticity.Reason} {online.Standing.Standing} "
                + $"{online.Recognition.Status}";
            kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
        }

        Assert.True(kinds.Count > 30, string.Join('\n', kinds));
    }

    [Fact]
    public void A_bridged_certificate_gets_the_services_verdict()
    {
        using TestValidators validators = TestValidators.Make(4);
        BridgeScenario bridged = new BridgeScenarioBuilder().Build();
        BridgedOffline offline = new(bridged, new TestBlocks(validators));

        VerificationReport report = offline.Offline;

        Assert.Equal(RecognitionStatus.RecognisedByBridge, report.Recognition.Status);
        Assert.Equal(Verdicts.Of(offline.Online), Verdicts.Of(report));
        Assert.NotEqual(
            RecognitionStatus.RecognisedByBridge,
            offline.Verify(offline.Bundle with
            {
                Statements = [.. offline.Bundle.Statements.Select(one => one with { Inclusion = null })],
            }).Recognition.Status);
    }

    private static bool IsUnknownOffline(VerificationReport online) =>
        online.Findings.Any(finding => finding is { Check: Check.Inclusion, Outcome: Outcome.Failed }
            && finding.Detail!.StartsWith("The chain holds no root", StringComparison.Ordinal));

    private static void AssertOnlyLessIsKnown(int seed, VerificationReport online, VerificationReport offline)
    {
        foreach ((Finding theirs, Finding ours) in online.Findings.Zip(offline.Findings))
        {
            Assert.Equal(theirs.Check, ours.Check);
            bool isKnown = !OnlyTheServiceKnows.Contains(theirs.Check);
            Assert.True(
                isKnown ? theirs == ours : ours.Outcome == Outcome.Undecided && ours.Reason.Length > 0,
                $"{seed}: {theirs} {ours}");
        }

        Assert.NotEqual(Authenticity.TotalPassed, offline.Authenticity.Authenticity);
        Assert.Equal(Standing.Unknown, offline.Standing.Standing);
    }

    private static string Difference(VerificationReport online, VerificationReport offline) => string.Join(
        '\n', Verdicts.Of(online).Split('\n').Zip(Verdicts.Of(offline).Split('\n'))
            .Where(pair => pair.First != pair.Second).Select(pair => $"{pair.First}\n{pair.Second}"));
}
