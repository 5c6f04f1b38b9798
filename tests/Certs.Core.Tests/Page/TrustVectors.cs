using System.Text;
using Certs.Core.Bundles;
using Certs.Core.Registry;
using Certs.Testing.Bundles;
using Certs.Testing.Chain;
using Certs.Testing.Verification;

namespace Certs.Core.Tests.Page;

/// <summary>Trust files: signers, versions, ages, contradictions, and files that are none.</summary>
internal static class TrustVectors
{
    public static IEnumerable<PageVector> All(TestValidators validators)
    {
        OfflineScenario scenario = new(new ScenarioBuilder().Build(), new TestBlocks(validators, strangers: 3));
        TrustFile trust = scenario.Trust;
        PageVector vector = new(
            "trust", BundleWriter.WriteBinary(scenario.Bundle), [], scenario.Question with { Now = trust.MadeAt });
        byte[] good = PageVectors.Signed(trust);
        foreach ((string name, byte[][] files) in Files(trust, good).Concat(Broken(good)))
        {
            yield return vector with { Name = $"trust, {name}", TrustFiles = files };
        }

        foreach (long seconds in (long[])[-121, -120, 30 * 86_400 - 1, 30 * 86_400, 7 * 86_400 + 86_400])
        {
            yield return vector with
            {
                Name = $"trust, {seconds} s old",
                TrustFiles = [good],
                Question = new OfflineQuestion(33, trust.MadeAt.AddSeconds(seconds)),
            };
        }
    }

    private static IEnumerable<(string, byte[][])> Files(TrustFile trust, byte[] good)
    {
        byte[] Signed(TrustFile file, params IReadOnlyList<ushort> provinces) => PageVectors.Signed(file, provinces);
        TrustFile next = trust with { Version = 8 };
        TrustRoot otherRoot = new(1, [new TrustSigner(62, TestProvinces.KeyOf(62).Address)]);
        SignedTrustFile strange = TestProvinces.Sign(trust, 33).SignedBy(62, TestProvinces.KeyOf(99));
        return
        [
            ("none", []),
            ("good", [good]),
            ("again", [good, good]),
            ("the same by others", [good, Signed(trust, 53, 62)]),
            ("one signer", [Signed(trust, 62)]),
            ("a draft", [TrustFileWriter.Write(SignedTrustFile.Draft(trust))]),
            ("three signers", [Signed(trust, 33, 53, 62)]),
            ("a stranger", [Signed(trust, 33, 62, 44)]),
            ("a wrong signature", [TrustFileWriter.Write(strange)]),
            ("a newer", [good, Signed(next)]),
            ("an older", [Signed(next), good]),
            ("another of one version", [good, Signed(trust with { MadeAt = trust.MadeAt.AddSeconds(1) })]),
            ("another root", [good, Signed(next with { Root = otherRoot }, 62)]),
            ("another root, agreed", [good, Signed(next with { Root = otherRoot }, 33, 62)]),
            ("another genesis", [good, Signed(next with { GenesisHash = TestRegistry.HashOf("x") })]),
            ("another chain", [good, Signed(next with { ChainId = 5 })]),
            ("another checkpoint", [good, Signed(next with
            {
                Checkpoints = [trust.Checkpoints[0] with { BlockHash = TestRegistry.HashOf("x") }],
            })]),
            ("every kind of event", [Signed(trust with { Registries = TestTrust.EveryKind() })]),
            .. Contradictions(trust).Select((recorded, number) =>
                ($"contradiction {number}", (byte[][])[Signed(With(trust, recorded))])),
        ];
    }

    private static TrustFile With(TrustFile trust, RegistryEvent recorded) => trust with
    {
        Registries = trust.Registries with { Events = [.. trust.Registries.Events, recorded] },
    };

    private static IEnumerable<RegistryEvent> Contradictions(TrustFile trust)
    {
        ChainPoint at = new(trust.Registries.Head.BlockNumber, trust.MadeAt);
        RegistryEvent.KeyAdded key = trust.Registries.Events.OfType<RegistryEvent.KeyAdded>().First();
        yield return key with { At = at };
        yield return new RegistryEvent.KeyRetired(at, TestRegistry.HashOf("x"), key.Agency, trust.MadeAt);
        yield return new RegistryEvent.KeyRevoked(at, key.KeyId, new AgencyId(33, 9), 1, trust.MadeAt);
        yield return new RegistryEvent.AgencyAdded(at, key.Agency, TestRegistry.HashOf("x"), trust.MadeAt);
        yield return new RegistryEvent.AgencyClosed(at, new AgencyId(33, 9), trust.MadeAt, null);
        yield return new RegistryEvent.TypeEnded(at, key.Agency, TestRegistry.HashOf("x"), trust.MadeAt);
        yield return new RegistryEvent.SuiteRecorded(at, 1, 3, "ES256", null, null, null, null);
        yield return new RegistryEvent.RuleEnded(at, 999, trust.MadeAt);
        yield return new RegistryEvent.AccreditationEnded(at, 33, key.Agency, trust.MadeAt);
        yield return trust.Registries.Events.OfType<RegistryEvent.RuleAdded>().First() with { At = at };
    }

    // Each of these is no trust file, for another rule.
    private static IEnumerable<(string, byte[][])> Broken(byte[] good)
    {
        string text = Encoding.UTF8.GetString(good);
        (string From, string To)[] changes =
        [
            ("{\"signatures\"", " {\"signatures\""), ("\"version\":7", "\"version\":7.0"),
            ("\"version\":7", "\"version\":-0"),
            ("\"version\":7", "\"version\":null"), ("\"version\":7", "\"version\":\"7\""), ("\"version\":7", "\"zero\":7"),
            ("\"version\":7", "\"version\":0"), ("\"version\":7", "\"version\":9007199254740992"),
            ("\"version\":7", "\"version\":7,\"zero\":1"), ("QBFT", "PBFT"),
            ("\"development\":false", "\"development\":0"),
            ("\"layout\":1", "\"layout\":2"), ("\"epoch\":30000", "\"epoch\":0"),
            ("SUITE_RECORDED", "SUITE_BROKEN"),
            ("\"ES256\"", "\"ES256\\u0001\""), ("\"ES256\"", "\"E\\u0301\""),
            ("\"ES256\"", "\"E\u0301\""),
            ("\"ES256\"", "\"\uffff\""), ("[33,53,62]", "[33,33,62]"), ("[33,53,62]", "[33,53,62,]"),
            ("\"threshold\":2", "\"threshold\":4"), ("\"province\":33", "\"province\":63"), ("}", "]"),
            ("{", "[["),
        ];
        return
        [
            .. changes.Select(change => (
                $"{change.From} as {change.To}",
                (byte[][])[Encoding.UTF8.GetBytes(ReplaceFirst(text, change.From, change.To))])),
            ("cut", [good[..^9]]),
            ("followed", [[.. good, (byte)'\n']]),
            ("empty", [[]]),
            ("not UTF-8", [[.. good.Select(one => one == (byte)'Q' ? (byte)0xff : one)]]),
        ];
    }

    private static string ReplaceFirst(string text, string from, string to)
    {
        int at = text.IndexOf(from, StringComparison.Ordinal);
        return at < 0 ? text : text[..at] + to + text[(at + from.Length)..];
    }
}
