using Certs.Core.Documents;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Core.Types;
using Certs.Core.Verification;
using Certs.Testing.Verification;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using Outcome = Certs.Core.Verification.Outcome;

namespace Certs.Core.Tests.Verification;

/// <summary>Invariant: whatever is missing, a certificate is never accepted as if it were there.</summary>
public sealed class MissingEvidenceTests
{
    private static readonly SigningKey Key = TestKeys.Of(Suite.ES256);
    private static readonly ScenarioBuilder OneSignature = new() { Keys = [Key] };

    private static readonly (string Name, Func<Evidence, Evidence> Take)[] Gathered =
    [
        ("registries", one => one with { Registry = Silent<RegistryView>() }),
        ("anchor unanswered", one => one with { Anchor = Silent<AnchorRecord>() }),
        ("anchor absent", one => one with { Anchor = new Lookup<AnchorRecord>.Absent() }),
        ("type", one => one with { Type = new Lookup<CertificateType>.Absent() }),
        ("nodes", one => one with { Nodes = [] }),
        ("fresh head", one => one with { KnownUntil = one.Now.AddSeconds(-61) }),
        ("clock", one => one with { Now = one.Now.AddHours(-1), At = one.Now.AddHours(-1) }),
        ("chain", one => one with { Chain = "eip155:1:0x00000000000000000000000000000000000000a5" }),
    ];

    private static readonly (string Name, Func<RegistryEvent, bool> Is)[] Recorded =
    [
        ("suite", recorded => recorded is RegistryEvent.SuiteRecorded { Number: 1 }),
        ("agency", recorded => recorded is RegistryEvent.AgencyAdded),
        ("authority", recorded => recorded is RegistryEvent.TypeAuthorised),
        ("key", recorded => recorded is RegistryEvent.KeyAdded),
        ("root", recorded => recorded is RegistryEvent.BatchAnchored),
        ("rule", recorded =>
            recorded is RegistryEvent.RuleAdded { Rule: { Province: 33, Suite: Suite.ES256 } }),
    ];

    private static readonly (string Name, Func<CertificateDocument, CertificateDocument> Take)[] Carried =
    [
        ("path", document => document with { Anchor = null }),
        ("name", document => document with
        {
            Disclosures = [.. document.Disclosures.Where(field => field.Name != "name")],
        }),
    ];

    public static TheoryData<int> Pieces =>
        [.. Enumerable.Range(0, Gathered.Length + Recorded.Length + Carried.Length)];

    [Theory]
    [MemberData(nameof(Pieces))]
    public void Without_any_one_piece_of_evidence_nothing_is_accepted(int piece)
    {
        VerificationReport report = Judge.Run(Without(1 << piece));

        Assert.False(IsAccepted(report), Name(piece));
    }

    [Fact]
    public void With_every_piece_it_is_accepted()
    {
        Assert.True(IsAccepted(Judge.Run(Without(0))));
    }

    [Fact]
    public void Without_any_set_of_pieces_nothing_is_accepted()
    {
        int all = (1 << Pieces.Count) - 1;

        Prop.ForAll(Gen.Choose(1, all).ToArbitrary(), missing => !IsAccepted(Judge.Run(Without(missing))))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void An_outage_proves_nothing()
    {
        foreach ((string name, Func<Evidence, Evidence> take) in
            Gathered.Where(one => one.Name != "anchor absent"))
        {
            VerificationReport report = Judge.Run(take(OneSignature.Build().Evidence));

            Assert.NotEqual(WindowAction.Reject, report.Action);
            Assert.False(report.Findings.Any(finding => finding.Outcome == Outcome.Failed), name);
            Assert.False(
                report.Standing.Standing is Standing.Revoked or Standing.Cancelled or Standing.Suspended,
                name);
        }
    }

    private static bool IsAccepted(VerificationReport report) =>
        report.Action is WindowAction.Accept or WindowAction.AcceptWithNotice
        || (report.Authenticity.Authenticity == Authenticity.TotalPassed
            && report.Standing.Standing == Standing.Active
            && report.Recognition.Status == Core.Recognition.RecognitionStatus.Recognised);

    private static Evidence Without(int missing)
    {
        ScenarioBuilder builder = OneSignature with
        {
            ChangeEvents = events => events.Where(recorded => !Recorded
                .Where((_, index) => IsMissing(missing, Gathered.Length + index))
                .Any(piece => piece.Is(recorded))),
            ChangeDocument = document => Carried
                .Where((_, index) => IsMissing(missing, Gathered.Length + Recorded.Length + index))
                .Aggregate(document, (left, piece) => piece.Take(left)),
        };
        return Gathered
            .Where((_, index) => IsMissing(missing, index))
            .Aggregate(builder.Build().Evidence, (left, piece) => piece.Take(left));
    }

    private static bool IsMissing(int missing, int piece) => (missing & (1 << piece)) != 0;

    private static string Name(int piece) =>
        Gathered.Select(one => one.Name)
            .Concat(Recorded.Select(one => one.Name))
            .Concat(Carried.Select(one => one.Name))
            .ElementAt(piece);

    private static Lookup<T> Silent<T>()
        where T : class => new Lookup<T>.Unavailable(Reasons.LedgerUnreachable, "no answer");
}
