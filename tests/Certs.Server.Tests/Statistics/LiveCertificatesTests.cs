using Certs.Core;
using Certs.Core.Registry;
using Certs.Server.Statistics;
using Certs.Server.Storage;
using Certs.Testing.Verification;
using Xunit;

namespace Certs.Server.Tests.Statistics;

/// <summary>Which certificates a what-if is about.</summary>
public sealed class LiveCertificatesTests
{
    private const string Type = "urn:certs:type:business-licence:1";
    private static readonly DateTimeOffset At = new(2027, 7, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly AgencyId Agency = new(62, 1);

    // What the chain says of the certificate and from which day on, relative to the moment; the day it expires.
    [Theory]
    [InlineData(null, 0, null, null)]
    [InlineData(null, 0, 1, null)]
    [InlineData(null, 0, 0, Ending.Expired)]
    [InlineData(null, 0, -1, Ending.Expired)]
    [InlineData(CertificateState.Active, -1, null, null)]
    [InlineData(CertificateState.Active, -1, -1, Ending.Expired)]
    [InlineData(CertificateState.Suspended, -1, null, null)]
    [InlineData(CertificateState.Suspended, -1, -1, Ending.Expired)]
    [InlineData(CertificateState.Superseded, -1, null, Ending.Superseded)]
    [InlineData(CertificateState.Revoked, 0, null, Ending.Revoked)]
    [InlineData(CertificateState.Revoked, 1, null, null)]
    [InlineData(CertificateState.Revoked, -1, -1, Ending.Revoked)]
    [InlineData(CertificateState.Cancelled, -1, 1, Ending.Cancelled)]
    internal async Task A_certificate_that_has_ended_by_the_moment_is_left_out_once(
        CertificateState? state, int stateFromDay, int? expiresOnDay, Ending? ending)
    {
        IssuedFact fact = new(
            Agency, Type, 33, TestRegistry.HashOf("handle"), expiresOnDay is { } day ? At.AddDays(day) : null);

        LiveCertificates live = await LiveCertificates.CountAsync(
            Rows(fact), ViewOf(fact, state, At.AddDays(stateFromDay)), At);

        Assert.Equal(ending is null ? [] : [KeyValuePair.Create(ending.Value, 1L)], live.LeftOut);
        Assert.Equal(ending is null ? 1 : 0, live.Groups.Sum(group => group.Certificates));
    }

    [Fact]
    public async Task What_is_left_is_counted_by_agency_type_and_suites()
    {
        IssuedFact one = new(Agency, Type, 33, TestRegistry.HashOf("one"), null);
        IssuedFact another = one with { Handle = TestRegistry.HashOf("another") };
        IssuedFact ofOtherSuite = one with { Suites = 1, Handle = TestRegistry.HashOf("a third") };
        IssuedFact ended = one with { Handle = TestRegistry.HashOf("a fourth") };

        LiveCertificates live = await LiveCertificates.CountAsync(
            Rows(one, another, ofOtherSuite, ended), ViewOf(ended, CertificateState.Revoked, At), At);

        Assert.Equal(
            [("ES256+SM2", 2L), ("ES256", 1L)],
            live.Groups.Select(group => (string.Join('+', group.Suites), group.Certificates)));
        Assert.All(live.Groups, group => Assert.Equal((Agency, TestRegistry.Type.TypeId), (group.Agency, group.Type)));
    }

    private static RegistryView ViewOf(IssuedFact fact, CertificateState? state, DateTimeOffset from) =>
        TestRegistry.ViewOf(
            state is null
                ? []
                :
                [
                    new RegistryEvent.StatusChanged(
                        TestRegistry.FirstBlock, fact.Agency, fact.Handle,
                        new StatusRecord(state.Value, 0, from, TestRegistry.Founded, 1)),
                ],
            TestRegistry.Head(10, At));

    private static async IAsyncEnumerable<IssuedFact> Rows(params IssuedFact[] facts)
    {
        foreach (IssuedFact fact in facts)
        {
            yield return fact;
        }

        await Task.CompletedTask;
    }
}
