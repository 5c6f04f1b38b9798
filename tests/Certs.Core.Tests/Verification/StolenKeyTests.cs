using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Core.Verification;
using Certs.Testing.Verification;
using Xunit;

namespace Certs.Core.Tests.Verification;

/// <summary>A key is stolen, and revoked from that day on: whoever has it dates documents as he likes.</summary>
public sealed class StolenKeyTests
{
    private const int Documents = 100;

    private static readonly DateTimeOffset Stolen = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly AgencyId Agency = new(62, 1);
    private static readonly Suite[] Suites = [Suite.ES256, Suite.SM2];

    [Fact]
    public void None_of_a_hundred_documents_that_a_thief_dates_back_up_to_two_years_passes()
    {
        for (int i = 0; i < Documents; i++)
        {
            bool isAnchored = i % 2 == 1;
            DateTimeOffset claimed = Stolen.AddDays(-7.3 * (i + 1));
            ScenarioBuilder forged = Revoked(Suites[i / 2 % 2], Stolen.AddDays(i % 30)) with
            {
                IssuedAt = claimed,
                AnchoredAt = Stolen.AddHours(i),
                ChangeDocument = document => isAnchored ? document : document with { Anchor = null },
            };

            VerificationReport report = Judge.Run(forged.Build().Evidence);

            Assert.Equal(
                isAnchored ? Authenticity.TotalFailed : Authenticity.Indeterminate, report.Authenticity.Authenticity);
            Assert.NotEqual(WindowAction.Accept, report.Action);
            Assert.NotEqual(WindowAction.AcceptWithNotice, report.Action);
        }
    }

    [Fact]
    public void All_of_a_hundred_documents_that_were_anchored_before_the_theft_stay_good()
    {
        for (int i = 0; i < Documents; i++)
        {
            DateTimeOffset issued = Stolen.AddSeconds(-6).AddDays(-4.7 * i);
            ScenarioBuilder genuine = Revoked(Suites[i % 2], Stolen.AddDays(i % 30)) with { IssuedAt = issued };

            VerificationReport report = Judge.Run(genuine.Build().Evidence);

            Assert.Equal(Authenticity.TotalPassed, report.Authenticity.Authenticity);
            Assert.Equal(Standing.Active, report.Standing.Standing);
            Assert.Contains(report.Findings, finding => finding.Reason == Reasons.KeyRevokedLater);
        }
    }

    // The theft is noticed, and said to the chain, some time after it.
    private static ScenarioBuilder Revoked(Suite suite, DateTimeOffset noticed)
    {
        SigningKey key = TestKeys.Of(suite);
        return new ScenarioBuilder
        {
            Keys = [key],
            RelyingProvince = 53,
            HeadTime = Stolen.AddDays(60),
            ChangeEvents = events => events.Append(new RegistryEvent.KeyRevoked(
                new ChainPoint(150, noticed), TestKeys.IdOf(key), Agency, 1, Stolen)),
        };
    }
}
