using Certs.Core.Recognition;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Testing.Verification;
using Xunit;

namespace Certs.Core.Tests.Recognition;

/// <summary>Looking rules up gives what reading all of them gives, whatever the rules, the moment and the block.</summary>
public sealed class IndexedRulesTests
{
    private static readonly Suite[] Suites = [Suite.ES256, Suite.SM2, (Suite)7, (Suite)300];
    private static readonly ushort[] Provinces = [33, 62];
    private static readonly Hash32[] Types = [TestRegistry.HashOf("one type"), TestRegistry.HashOf("another type")];
    private static readonly byte?[] Seals = [null, 4, 5];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Looking_up_finds_what_searching_finds(int seed)
    {
        for (int round = 0; round < 150; round++)
        {
            Random random = new((seed * 1_000) + round);
            RegistryView newest = TestRegistry.ViewOf(RandomRules(random), TestRegistry.Head(30, Day(30)));
            for (int asked = 0; asked < 20; asked++)
            {
                RegistryView view = newest.AsKnownAt(TestRegistry.Head(random.Next(31), Day(30)));
                RecognitionQuestion question = new(
                    Pick(random, Provinces), 62, Pick(random, Types), Pick(random, Seals), Day(random.Next(40)));

                AssertSame(view, question, Pick(random, Suites));
            }
        }
    }

    private static void AssertSame(RegistryView view, RecognitionQuestion question, Suite suite)
    {
        RecognitionRule? searched = SearchedRules.Decide(view, question, suite);

        RecognitionOutcome found = RecognitionRules.Decide(view, question, [suite]);

        bool isAccepted = IsAccepted(view, question, suite);
        Assert.Equal(isAccepted, found.Status != RecognitionStatus.NotRecognised);
        Assert.Equal(
            SuiteTable.All.Select(info => info.Suite).Where(other => IsAccepted(view, question, other)),
            RecognitionRules.RecognisedSuites(view, question));
        if (searched is not null)
        {
            Assert.Equal(searched.RuleId, found.Rule?.Rule.RuleId);
        }
        else if (!isAccepted && found.Why != NotRecognisedWhy.AgreementEnded && found.RecognisedSuites.Count == 0)
        {
            Assert.Equal(Nearest(view, question), found.Why);
        }
    }

    private static bool IsAccepted(RegistryView view, RecognitionQuestion question, Suite suite) =>
        SearchedRules.Decide(view, question, suite) is { } rule
            ? rule.Verdict is RuleVerdict.Recognised or RuleVerdict.RecognisedWithConditions
            : question.RelyingProvince == question.IssuerProvince;

    private static NotRecognisedWhy Nearest(RegistryView view, RecognitionQuestion question) =>
        SearchedRules.Misses(view, question, 's') ? NotRecognisedWhy.Suite
        : SearchedRules.Misses(view, question, 'g') ? NotRecognisedWhy.Seal
        : SearchedRules.Misses(view, question, 't') ? NotRecognisedWhy.Type
        : SearchedRules.Misses(view, question, 'i') ? NotRecognisedWhy.Issuer
        : NotRecognisedWhy.NoAgreement;

    // The chain refuses rules of one selector that overlap, so that at most one of them holds.
    private static List<RegistryEvent> RandomRules(Random random)
    {
        List<RegistryEvent> events = [];
        HashSet<(ushort, RuleSelector, int)> taken = [];
        for (uint id = 1; id <= 25; id++)
        {
            RuleSelector selector = new(
                random.Next(2) == 0 ? null : Pick(random, Suites), random.Next(2) == 0 ? null : Pick(random, Types),
                random.Next(2) == 0 ? null : (ushort)62, random.Next(3) == 0 ? (byte)4 : null);
            ushort province = Pick(random, Provinces);
            int third = random.Next(3);
            int block = random.Next(1, 20);
            if (taken.Add((province, selector, third)))
            {
                RecognitionRule rule = new(
                    id, province, selector.Suite, selector.Type, selector.IssuerProvince, selector.SealGeneration,
                    (RuleVerdict)random.Next(1, 5), Day(third * 12), Day((third * 12) + 12), TestRegistry.HashOf("p"));
                events.Add(new RegistryEvent.RuleAdded(new ChainPoint(block, Day(block)), rule));
                if (random.Next(3) == 0)
                {
                    events.Add(new RegistryEvent.RuleEnded(
                        new ChainPoint(block + random.Next(10), Day(block)), id,
                        Day((third * 12) + random.Next(12))));
                }
            }
        }

        return events;
    }

    private static T Pick<T>(Random random, T[] values) => values[random.Next(values.Length)];

    private static DateTimeOffset Day(int day) => TestRegistry.Founded.AddDays(day);
}
