using Certs.Core;
using Certs.Core.Documents;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Core.Types;
using Certs.Core.Verification;
using Certs.Testing.Verification;

namespace Certs.Testing.Timelines;

/// <summary>
/// A case as events, one block for every moment at which something was recorded or is asked about: what the pure
/// judge needs, and no chain.
/// </summary>
public sealed class TimelineRegistry
{
    private const ushort Relying = 33;
    private static readonly AgencyId Agency = new(62, 1);
    private static readonly AgencyId Successor = new(62, 2);

    private readonly List<DateTimeOffset> _blocks;
    private readonly RegistryView _newest;
    private readonly byte[] _document;
    private readonly TimelineCase _case;

    /// <summary>Builds what a line of the tables asks about.</summary>
    public TimelineRegistry(TimelineScenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        _case = TimelineCase.Of(scenario);
        DateTimeOffset known = TimelineSentences.ReadMoment(scenario.Known);
        _blocks =
        [
            .. _case.Facts.Select(fact => fact.RecordedAt)
                .Concat([TimelineCase.Founded, _case.Licence.AnchoredAt, known, known.AddSeconds(1)])
                .Distinct().Order(),
        ];
        (CertificateDocument document, AnchorRecord anchor) = TimelineDocument.Make(
            _case.Licence, Agency, TestRegistry.Chain, PointOf(_case.Licence.AnchoredAt).BlockNumber,
            suite => TestKeys.Of(suite));
        _document = DocumentWriter.Write(document);
        IEnumerable<RegistryEvent> events = Founding()
            .Concat(_case.Facts.SelectMany(ToEvents))
            .Append(new RegistryEvent.BatchAnchored(PointOf(anchor.BlockTime), anchor));
        _newest = TestRegistry.ViewOf(events, TestRegistry.Head(_blocks.Count, _blocks[^1]));
    }

    private uint RulesWritten { get; set; }

    private uint Ratings { get; set; } = 1;

    private uint Statuses { get; set; }

    /// <summary>The evidence of the line's question, as a service gathers it.</summary>
    public Evidence Gather(TimelineScenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        DateTimeOffset known = TimelineSentences.ReadMoment(scenario.Known);
        RegistryView view = _newest.AsKnownAt(TestRegistry.Head(PointOf(known).BlockNumber, known));
        PresentedDocument presented = PresentedDocument.Read(_document);
        AnchorRecord? anchor = presented.Root is { } root ? _newest.FindAnchor(Agency, root) : null;
        return new Evidence
        {
            Document = presented,
            Type = new Lookup<CertificateType>.Found(TestRegistry.Type),
            Registry = new Lookup<RegistryView>.Found(view),
            Anchor = anchor is null ? new Lookup<AnchorRecord>.Absent() : new Lookup<AnchorRecord>.Found(anchor),
            Chain = TestRegistry.Chain,
            RelyingProvince = Relying,
            At = TimelineSentences.ReadMoment(scenario.At),
            Now = known.AddSeconds(1),
            KnownUntil = known.AddSeconds(1),
            Nodes = [new NodeObservation("node-33", _blocks.Count)],
            Policy = TimelineSeals.Policy,
        };
    }

    private static IEnumerable<RegistryEvent> Founding()
    {
        ChainPoint first = new(1, TimelineCase.Founded);
        foreach (SuiteInfo suite in SuiteTable.All)
        {
            yield return new RegistryEvent.SuiteRecorded(
                first, (ushort)suite.Suite, 1, suite.Alg, TimelineCase.Founded.AddYears(-4), null, null, null);
        }
    }

    private ChainPoint PointOf(DateTimeOffset time) => new(_blocks.IndexOf(time) + 1, time);

    private IEnumerable<RegistryEvent> ToEvents(RecordedFact recorded)
    {
        ChainPoint at = PointOf(recorded.RecordedAt);
        return recorded.Fact switch
        {
            TimelineFact.RuleWritten rule => [new RegistryEvent.RuleAdded(at, ToRule(rule))],
            TimelineFact.RuleEnded end => [new RegistryEvent.RuleEnded(at, RulesWritten, end.Until)],
            TimelineFact.KeyEntered or TimelineFact.KeyRetired or TimelineFact.KeyRevoked => Keys(at, recorded.Fact),
            TimelineFact.AgencyEntered entered =>
                [new RegistryEvent.AgencyAdded(at, Agency, TestRegistry.Profile.Digest, entered.From)],
            TimelineFact.AgencyDissolved closed =>
                [new RegistryEvent.AgencyClosed(at, Agency, closed.Until, closed.HasSuccessor ? Successor : null)],
            TimelineFact.TypeGranted granted =>
                [new RegistryEvent.TypeAuthorised(at, Agency, TestRegistry.Type.TypeId, granted.From, granted.Until)],
            TimelineFact.TypeWithdrawn withdrawn =>
                [new RegistryEvent.TypeEnded(at, Agency, TestRegistry.Type.TypeId, withdrawn.Until)],
            TimelineFact.SuiteRated rated =>
            [
                new RegistryEvent.SuiteRecorded(
                    at, (ushort)rated.Suite, ++Ratings, SuiteTable.NameOf(rated.Suite), rated.From, rated.IssueUntil,
                    rated.AcceptUntil, rated.BrokenSince),
            ],
            TimelineFact.StatusSet status => [ToStatus(at, status)],
            _ => throw new ArgumentException($"No such fact: {recorded.Fact}.", nameof(recorded)),
        };
    }

    private IEnumerable<RegistryEvent> Keys(ChainPoint at, TimelineFact fact)
    {
        Suite? named = fact switch
        {
            TimelineFact.KeyEntered entered => entered.Suite,
            TimelineFact.KeyRetired retired => retired.Suite,
            TimelineFact.KeyRevoked revoked => revoked.Suite,
            _ => null,
        };
        foreach (SigningKey key in _case.KeysOf(named).Select(suite => TestKeys.Of(suite)))
        {
            Hash32 id = TestKeys.IdOf(key);
            yield return fact switch
            {
                TimelineFact.KeyEntered entered => new RegistryEvent.KeyAdded(
                    at, id, Agency, key.Public.Suite, entered.From, entered.Until, key.Public.Spki),
                TimelineFact.KeyRetired retired => new RegistryEvent.KeyRetired(at, id, Agency, retired.Until),
                TimelineFact.KeyRevoked revoked =>
                    new RegistryEvent.KeyRevoked(at, id, Agency, 1, revoked.InvalidFrom),
                _ => throw new ArgumentException($"Not about a key: {fact}.", nameof(fact)),
            };
        }
    }

    private RecognitionRule ToRule(TimelineFact.RuleWritten rule) => new(
        ++RulesWritten, Relying, rule.Suite, rule.IsOfType ? TestRegistry.Type.TypeId : null,
        rule.IsOfIssuer ? Agency.Province : null, null, rule.Verdict, rule.From, rule.Until,
        TestRegistry.HashOf("policy"));

    private RegistryEvent.StatusChanged ToStatus(ChainPoint at, TimelineFact.StatusSet status) => new(
        at, Agency, PresentedDocument.Read(_document).Handle,
        new StatusRecord(status.State, 1, status.From, at.BlockTime, ++Statuses));
}
