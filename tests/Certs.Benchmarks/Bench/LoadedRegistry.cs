using Certs.Core;
using Certs.Core.Numbers;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Testing.Verification;

namespace Certs.Benchmarks.Bench;

/// <summary>
/// A whole country's registries: 34 provinces, 3,000 agencies with a key each, 20 suites and 10,000 rules, none of
/// which changes what is told of the document that is judged.
/// </summary>
internal static class LoadedRegistry
{
    private const int Agencies = 3_000;
    private const int Rules = 10_000;
    private const int SigningSuites = 16;
    private const int ChainAlgorithms = 4;
    private const int Types = 50;
    private const uint FirstRule = 100;

    private static readonly ushort[] Provinces = [.. Province.All.Select(province => (ushort)province.Code)];

    /// <summary>The events beyond those of a small registry, all of the first block.</summary>
    public static IEnumerable<RegistryEvent> Events() =>
        Provinces.Select(province => (RegistryEvent)new RegistryEvent.MemberAdmitted(TestRegistry.FirstBlock, province))
            .Concat(SuiteEvents())
            .Concat(Enumerable.Range(0, Agencies).SelectMany(AgencyEvents))
            .Concat(Enumerable.Range(0, Rules).Select(RuleEvent));

    private static IEnumerable<RegistryEvent> SuiteEvents()
    {
        IEnumerable<int> numbers = Enumerable.Range(1, SigningSuites).Concat(Enumerable.Range(257, ChainAlgorithms));
        foreach (int number in numbers.Where(number => !SuiteTable.Contains((Suite)number)))
        {
            yield return new RegistryEvent.SuiteRecorded(
                TestRegistry.FirstBlock, (ushort)number, 1, $"suite {number}", TestRegistry.Founded, null, null, null);
        }
    }

    private static IEnumerable<RegistryEvent> AgencyEvents(int number)
    {
        AgencyId agency = new(Provinces[number % Provinces.Length], (ushort)(100 + number));
        byte[] half = TestRegistry.HashOf($"key {number}").ToArray();
        byte[] spki = [.. half, .. half];
        yield return new RegistryEvent.AgencyAdded(
            TestRegistry.FirstBlock, agency, TestRegistry.HashOf($"agency {number}"), TestRegistry.Founded);
        yield return new RegistryEvent.TypeAuthorised(
            TestRegistry.FirstBlock, agency, TestRegistry.Type.TypeId, TestRegistry.Founded, null);
        yield return new RegistryEvent.KeyAdded(
            TestRegistry.FirstBlock, new Hash32(Hashing.Sha256(spki)), agency, Suite.SM2, TestRegistry.Founded, null,
            spki);
    }

    // Each relying province has as many, for every suite and type and for some issuing provinces.
    private static RegistryEvent.RuleAdded RuleEvent(int number)
    {
        int own = number / Provinces.Length;
        RecognitionRule rule = new(
            FirstRule + (uint)number, Provinces[number % Provinces.Length], (Suite)(1 + (own % SigningSuites)),
            TestRegistry.HashOf($"type {own / SigningSuites % Types}"),
            own % 3 == 0 ? Provinces[own % Provinces.Length] : null, null, (RuleVerdict)(1 + (own % 4)),
            TestRegistry.Founded, null, TestRegistry.HashOf("policy"));
        return new RegistryEvent.RuleAdded(TestRegistry.FirstBlock, rule);
    }
}
