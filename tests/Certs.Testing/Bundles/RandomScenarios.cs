using Certs.Core.Documents;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Testing.Verification;

namespace Certs.Testing.Bundles;

/// <summary>Certificates in random states: what may become of one, several things at once.</summary>
public static class RandomScenarios
{
    private static readonly DateTimeOffset Issued = new ScenarioBuilder().IssuedAt;

    /// <summary>What may have happened to a certificate.</summary>
    private static readonly Func<ScenarioBuilder, Random, ScenarioBuilder>[] Fates =
    [
        (builder, random) => Changed(builder, random, CertificateState.Suspended),
        (builder, random) => Changed(builder, random, CertificateState.Suspended, CertificateState.Active),
        (builder, random) => Changed(builder, random, CertificateState.Revoked),
        (builder, random) => Changed(
            builder, random, CertificateState.Suspended, CertificateState.Active, CertificateState.Revoked),
        (builder, random) => Changed(builder, random, CertificateState.Superseded),
        (builder, random) => Changed(builder, random, CertificateState.Superseded, CertificateState.Revoked),
        (builder, random) => Changed(builder, random, CertificateState.Cancelled),
        (builder, _) => builder with { ChangeDocument = document => document with { Signatures = [document.Signatures[0]] } },
        (builder, _) => builder with { ChangeDocument = document => document with { Anchor = null } },
        (builder, _) => builder with { ChangeDocument = Alter },
        (builder, _) => builder with { ChangeEvents = events => builder.ChangeEvents(events).Where(NotAnchored) },
        (builder, random) => Compromised(builder, random, Suite.ES256),
        (builder, random) => Compromised(Compromised(builder, random, Suite.ES256), random, Suite.SM2),
        (builder, random) => builder with { Expires = Issued.AddHours(random.Next(1, 48)) },
        (builder, random) => builder with { AnchoredAt = Issued.AddHours(random.Next(20, 30)) },
        (builder, _) => builder with { RegisteredKeys = [TestKeys.Of(Suite.ES256, "another")] },
        (builder, _) => builder with { Chain = TestRegistry.Chain.Replace("31337", "6201", StringComparison.Ordinal) },
        (builder, _) => builder with { ChangeAnchor = anchor => anchor with { Kind = 2 } },
        (builder, _) => builder with { ChangeAnchor = anchor => anchor with { SuiteBitmap = 1 } },
        (builder, _) => builder with { Keys = [TestKeys.Of(Suite.SM2)] },
        (builder, _) => builder with { Number = "1.2.156.3005.2.X" },
    ];

    /// <summary>A scenario; the same one for the same number.</summary>
    public static ScenarioBuilder Make(int seed)
    {
        Random random = new(seed);
        ScenarioBuilder builder = new()
        {
            RelyingProvince = TestProvinces.All[random.Next(TestProvinces.All.Count)],
            At = Issued.AddMinutes(random.Next(-60, 26 * 60)),
            HeadTime = Issued.AddHours(32),
        };
        for (int count = random.Next(0, 3); count > 0; count--)
        {
            builder = Fates[random.Next(Fates.Length)](builder, random);
        }

        return builder;
    }

    private static ScenarioBuilder Changed(
        ScenarioBuilder builder, Random random, params IReadOnlyList<CertificateState> states)
    {
        DateTimeOffset at = Issued.AddMinutes(random.Next(10, 600));
        RegistryEvent[] changes =
            TestStatuses.Of([.. states.Select((state, index) => (state, at.AddMinutes(index * random.Next(1, 200))))]);
        return builder with
        {
            ChangeEvents = events => builder.ChangeEvents(events)
                .Where(recorded => recorded is not RegistryEvent.StatusChanged).Concat(changes),
        };
    }

    private static ScenarioBuilder Compromised(ScenarioBuilder builder, Random random, Suite suite)
    {
        DateTimeOffset from = Issued.AddHours(random.Next(-10, 30));
        return builder with
        {
            ChangeEvents = events =>
            {
                RegistryEvent[] all = [.. builder.ChangeEvents(events)];
                IEnumerable<RegistryEvent> revoked = all.OfType<RegistryEvent.KeyAdded>()
                    .Where(key => key.Suite == suite && !all.OfType<RegistryEvent.KeyRevoked>().Any(
                        one => one.KeyId == key.KeyId))
                    .Select(key => new RegistryEvent.KeyRevoked(
                        new ChainPoint(150, Issued.AddHours(3)), key.KeyId, key.Agency, 1, from));
                return all.Concat(revoked);
            },
        };
    }

    private static bool NotAnchored(RegistryEvent recorded) => recorded is not RegistryEvent.BatchAnchored;

    // One bit of the first signature.
    private static CertificateDocument Alter(CertificateDocument document)
    {
        DocumentSignature first = document.Signatures[0];
        byte[] value = first.Value.ToArray();
        value[5] ^= 1;
        return document with { Signatures = [first with { Value = value }, .. document.Signatures.Skip(1)] };
    }
}
