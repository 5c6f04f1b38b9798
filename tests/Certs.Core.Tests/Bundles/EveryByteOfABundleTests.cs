using Certs.Core.Bundles;
using Certs.Core.Documents;
using Certs.Core.Verification;
using Certs.Testing.Bundles;
using Certs.Testing.Chain;
using Certs.Testing.Verification;
using Xunit;

namespace Certs.Core.Tests.Bundles;

/// <summary>No changed byte of a bundle gives a better verdict than the bundle without the part that it stands in.</summary>
public sealed class EveryByteOfABundleTests
{
    private const int Bundles = 50;

    // Every byte of all fifty takes minutes: CERTS_FORGERY=1. Otherwise each bundle has its own share of the places.
    private static readonly int Stride = Environment.GetEnvironmentVariable("CERTS_FORGERY") == "1" ? 1 : 41;

    private static readonly int[] Sizes = [1, 4, 7, 10, 31];

    [Fact]
    public void A_changed_byte_never_helps()
    {
        TestBlocks[] blocks = [.. Sizes.Select(size => new TestBlocks(TestValidators.Make(size), strangers: 5))];
        int tried = 0;
        for (int number = 0; number < Bundles; number++)
        {
            ScenarioBuilder builder = number % 2 == 0 ? new ScenarioBuilder() : RandomScenarios.Make(number);
            OfflineScenario scenario = new(builder.Build(), blocks[number % blocks.Length]);
            byte[] good = BundleWriter.WriteBinary(scenario.Bundle);
            Baselines baselines = new(scenario);
            for (int at = number % Stride; at < good.Length; at += Stride)
            {
                byte[] changed = [.. good];
                changed[at] ^= (byte)(1 << ((at + number) % 8));
                baselines.AssertNotBetter(changed, $"bundle {number} byte {at}");
                tried++;
            }
        }

        Assert.True(tried > 5_000);
    }

    /// <summary>The verdicts on the same bundle without a part.</summary>
    private sealed class Baselines(OfflineScenario scenario)
    {
        private readonly Dictionary<(bool, bool), VerificationReport> _reports = [];

        public void AssertNotBetter(byte[] changed, string place)
        {
            Bundle bundle;
            try
            {
                bundle = BundleReader.Read(changed);
            }
            catch (DocumentFormatException)
            {
                return;
            }

            VerificationReport report = scenario.Verify(bundle);
            if (!bundle.Document.Span.SequenceEqual(scenario.Bundle.Document.Span))
            {
                Assert.True(report.Authenticity.Authenticity != Authenticity.TotalPassed, place);
                return;
            }

            VerificationReport without = Without(Differs(bundle.Inclusion?.Header, scenario.Bundle.Inclusion?.Header)
                || IsOther(bundle.Inclusion, scenario.Bundle.Inclusion), IsOther(bundle.Status, scenario.Bundle.Status));
            Assert.True(
                Rank(report).Zip(Rank(without)).All(pair => pair.First <= pair.Second),
                $"{place}: {report.Authenticity} {report.Standing} {report.Depth} instead of {without.Authenticity}");
        }

        private VerificationReport Without(bool inclusion, bool status)
        {
            if (!_reports.TryGetValue((inclusion, status), out VerificationReport? report))
            {
                report = scenario.Verify(scenario.Bundle with
                {
                    Inclusion = inclusion ? null : scenario.Bundle.Inclusion,
                    Status = status ? null : scenario.Bundle.Status,
                    HandOvers = [],
                });
                _reports[(inclusion, status)] = report;
            }

            return report;
        }

        private static bool Differs(ReadOnlyMemory<byte>? one, ReadOnlyMemory<byte>? other) =>
            one is null != other is null || (one is { } a && other is { } b && !a.Span.SequenceEqual(b.Span));

        private static bool IsOther(AnchorEvidence? one, AnchorEvidence? other) =>
            one?.Transaction != other?.Transaction || AreOther(one?.Receipt, other?.Receipt);

        private static bool IsOther(StatusEvidence? one, StatusEvidence? other) =>
            Differs(one?.Header, other?.Header) || AreOther(one?.Account, other?.Account)
            || one?.Slots.Count != other?.Slots.Count
            || (one is not null && one.Slots.Zip(other!.Slots).Any(pair =>
                AreOther(pair.First.Nodes, pair.Second.Nodes) || !pair.First.Earlier.SequenceEqual(pair.Second.Earlier)));

        private static bool AreOther(IReadOnlyList<byte[]>? one, IReadOnlyList<byte[]>? other) =>
            one?.Count != other?.Count
            || (one is not null && one.Zip(other!).Any(pair => !pair.First.AsSpan().SequenceEqual(pair.Second)));

        // What a window gains by: authentic, in force, accepted, deeper.
        private static int[] Rank(VerificationReport report) =>
        [
            report.Authenticity.Authenticity == Authenticity.TotalPassed ? 1 : 0,
            report.Standing.Standing == Standing.Active ? 1 : 0,
            report.Action is WindowAction.Accept or WindowAction.AcceptWithNotice ? 1 : 0,
            (int)report.Depth,
        ];
    }
}
