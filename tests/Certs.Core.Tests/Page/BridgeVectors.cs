using Certs.Core.Bundles;
using Certs.Core.Documents;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Testing.Bundles;
using Certs.Testing.Chain;
using Certs.Testing.Verification;

namespace Certs.Core.Tests.Page;

/// <summary>Bridge statements: a good one, and what may be wrong with one.</summary>
internal static class BridgeVectors
{
    private static readonly BridgeScenarioBuilder Good = new();

    public static IEnumerable<PageVector> All(TestValidators validators)
    {
        TestBlocks blocks = new(validators, strangers: 3);
        foreach ((string name, BridgeScenarioBuilder builder) in Builders())
        {
            BridgedOffline bridged = new(builder.Build(), blocks);
            byte[] trust = PageVectors.Signed(bridged.Trust);
            PageVector vector = new(
                $"bridge, {name}", BundleWriter.WriteBinary(bridged.Bundle), [trust], bridged.Question);
            yield return vector;
            yield return vector with
            {
                Name = $"{vector.Name}, later",
                Question = vector.Question with { Known = KnownAs.Newest, At = null, Now = Good.TimeMade.AddDays(3) },
            };
            yield return vector with
            {
                Name = $"{vector.Name}, bare",
                Bundle = BundleWriter.WriteJson(bridged.Bundle with
                {
                    Statements = [.. bridged.Bundle.Statements.Select(one => one with { Inclusion = null })],
                }),
            };
        }
    }

    private static IEnumerable<(string, BridgeScenarioBuilder)> Builders() =>
    [
        ("good", Good),
        ("short", Good with { Lasting = TimeSpan.FromHours(2) }),
        ("of the relying province", Good with { Body = new AgencyId(33, 1) }),
        ("of a third province", Good with { Body = new AgencyId(53, 1) }),
        ("accredited", Good with { Body = new AgencyId(53, 1), ChangeEvents = Accredited }),
        ("other issuer", Good with
        {
            ChangeClaims = claims => claims with { Original = claims.Original with { Issuer = Good.Body } },
        }),
        ("for another province", Good with { ChangeClaims = claims => claims with { RelyingProvince = 53 } }),
        ("other payload", Good with
        {
            ChangeClaims = claims => claims with
            {
                Original = claims.Original with { PayloadSha256 = TestRegistry.HashOf("x") },
            },
        }),
        ("kind 1", Good with { ChangeAnchor = anchor => anchor with { Kind = 1 } }),
        ("other tree", Good with { ChangeAnchor = anchor => anchor with { TreeSize = 9 } }),
        ("in two suites", Good with
        {
            Keys = [TestKeys.Of(Suite.ES256, "body"), TestKeys.Of(Suite.SM2, "body")],
        }),
        ("in SM2 alone", Good with { Keys = [TestKeys.Of(Suite.SM2, "body")] }),
        ("made too late", Good with { AnchoredAt = Good.TimeMade.AddDays(2) }),
        ("before the anchor", Good with { ChangeClaims = claims => claims with { AsOfBlock = 50 } }),
        ("signature changed", Good with { ChangeStatement = Changed }),
        ("key revoked", Good with { ChangeEvents = Revoked }),
        ("suite broken", Good with { ChangeEvents = Broken }),
        ("no rules", Good with
        {
            ChangeEvents = events => events.Where(one => one is not RegistryEvent.RuleAdded),
        }),
    ];

    private static Core.Bridging.BridgeStatement Changed(Core.Bridging.BridgeStatement statement)
    {
        DocumentSignature first = statement.Signatures[0];
        byte[] value = first.Value.ToArray();
        value[9] ^= 1;
        return statement with { Signatures = [first with { Value = value }] };
    }

    private static IEnumerable<RegistryEvent> Accredited(IEnumerable<RegistryEvent> events) =>
        events.Append(new RegistryEvent.BridgeAccredited(
            TestRegistry.FirstBlock, 33, new AgencyId(53, 1), TestRegistry.Founded, null));

    private static IEnumerable<RegistryEvent> Revoked(IEnumerable<RegistryEvent> events) =>
    [
        .. events,
        .. events.OfType<RegistryEvent.KeyAdded>().Where(key => key.Suite == Suite.ES256).Select(key =>
            new RegistryEvent.KeyRevoked(
                new ChainPoint(160, Good.TimeMade), key.KeyId, key.Agency, 2, Good.TimeMade.AddDays(-1))),
    ];

    private static IEnumerable<RegistryEvent> Broken(IEnumerable<RegistryEvent> events) =>
        events.Append(new RegistryEvent.SuiteRecorded(
            new ChainPoint(160, Good.TimeMade), 1, 2, "ES256", TestRegistry.Founded, null, null,
            Good.TimeMade.AddDays(-1)));
}
