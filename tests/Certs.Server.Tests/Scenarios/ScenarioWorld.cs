using Certs.Core;
using Certs.Core.Documents;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Ledger.Contracts;
using Certs.Ledger.DevChain;
using Certs.Testing.Timelines;
using Certs.Testing.Verification;
using Xunit;

namespace Certs.Server.Tests.Scenarios;

/// <summary>
/// A chain on which the histories of many cases happened at once, each with an agency and, where it has rules of its
/// own, a relying province of its own; every fact in a block of the second at which the table says it was recorded.
/// </summary>
internal sealed class ScenarioWorld
{
    private const ushort Issuing = 62;
    private static readonly AgencyId Successor = new(Issuing, 1);

    private readonly PastChain _chain;
    private readonly List<WorldCase> _cases = [];
    private readonly SortedDictionary<DateTimeOffset, List<Action>> _happens = [];
    private readonly SortedDictionary<DateTimeOffset, long> _blocks = [];
    private readonly Dictionary<ushort, uint> _newestRule = [];
    private readonly Dictionary<AgencyId, uint> _statuses = [];
    private readonly HashSet<(DateTimeOffset RecordedAt, TimelineFact Fact)> _rated = [];
    private uint _rules;
    private uint _proposals;
    private DateTimeOffset _newestBlock;

    private ScenarioWorld(PastChain chain)
    {
        _chain = chain;
    }

    public PastChain Chain => _chain;

    public IReadOnlyList<WorldCase> Cases => _cases;

    private IssuerRegistryContract Issuers => new(_chain.Network.Contracts.Issuers);

    private RecognitionRegistryContract Recognition => new(_chain.Network.Contracts.Recognition);

    private ConsortiumContract Consortium => new(_chain.Network.Contracts.Consortium);

    /// <summary>Makes a chain and lets everything of a plan happen on it.</summary>
    public static async Task<ScenarioWorld> MakeAsync(WorldPlan plan)
    {
        ScenarioWorld world = new(await PastChain.StartAsync(TimelineCase.Founded.AddDays(-2)));
        world.Place(plan);
        world.Schedule();
        foreach ((DateTimeOffset time, List<Action> actions) in world._happens)
        {
            actions.ForEach(act => act());
            world._blocks[time] = await world._chain.MineAsync(time);
        }

        await world.CatchUpAsync();
        world.NameBlocks();
        return world;
    }

    /// <summary>The newest block of a moment.</summary>
    public long BlockOf(DateTimeOffset time) => _blocks[time];

    /// <summary>The rule of a province that was written last.</summary>
    public uint NewestRuleOf(ushort province) => _newestRule[province];

    /// <summary>Makes a block of the present, so that the chain is one that is alive.</summary>
    public Task<long> CatchUpAsync()
    {
        DateTimeOffset now = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        _newestBlock = now > _newestBlock ? now : _newestBlock.AddSeconds(1);
        return _chain.MineAsync(_newestBlock);
    }

    // The chain counts agencies in the order in which they are entered; the first one is the successor of all.
    private void Place(WorldPlan plan)
    {
        Dictionary<string, ushort> relying = [];
        Queue<ushort> free = new(PastChain.Provinces.Where(province => province != Issuing));
        ushort sequence = Successor.Sequence;
        foreach (List<TimelineScenario> lines in plan.Cases.Values.OrderBy(lines => EnteredAt(lines[0])))
        {
            TimelineCase one = TimelineCase.Of(lines[0]);
            string rules = string.Join("; ", one.Facts.Where(fact => IsRule(fact.Fact)));
            bool isFirst = relying.TryAdd(rules, relying.Count < free.Count ? free.ElementAt(relying.Count) : (ushort)0);
            Assert.NotEqual(0, relying[rules]);
            _cases.Add(new WorldCase(one, lines, new AgencyId(Issuing, ++sequence), relying[rules], isFirst));
        }
    }

    private static DateTimeOffset EnteredAt(TimelineScenario line) =>
        TimelineCase.Of(line).Facts.First(fact => fact.Fact is TimelineFact.AgencyEntered).RecordedAt;

    private static bool IsRule(TimelineFact fact) =>
        fact is TimelineFact.RuleWritten or TimelineFact.RuleEnded;

    private void Schedule()
    {
        At(TimelineCase.Founded.AddSeconds(-1), () => ByIssuer(
            Issuers.AddAgency(TestRegistry.Profile.Digest, TimelineCase.Founded)));
        foreach (WorldCase one in _cases)
        {
            (one.Document, one.Anchor) = TimelineDocument.Make(
                one.Case.Licence, one.Agency, _chain.Network.ChainName, anchorBlock: 0, one.KeyOf);
            foreach (RecordedFact fact in one.Case.Facts.Where(fact => one.WritesRules || !IsRule(fact.Fact)))
            {
                Schedule(one, fact);
            }

            At(one.Case.Licence.AnchoredAt, () => Anchor(one));
            foreach (DateTimeOffset known in one.Lines.Select(line => TimelineSentences.ReadMoment(line.Known)))
            {
                At(known, () => { });
                At(known.AddSeconds(1), () => { });
            }
        }
    }

    private void Schedule(WorldCase one, RecordedFact recorded)
    {
        if (recorded.Fact is not TimelineFact.SuiteRated rated)
        {
            At(recorded.RecordedAt, () => Send(one, recorded.Fact));
        }
        else if (_rated.Add((recorded.RecordedAt, recorded.Fact)))
        {
            Vote(recorded.RecordedAt, rated);
        }
    }

    private void At(DateTimeOffset time, Action act)
    {
        if (!_happens.TryGetValue(time, out List<Action>? actions))
        {
            _happens[time] = actions = [];
        }

        actions.Add(act);
    }

    // Proposed a second before; the vote that makes more than two thirds carries it out, so that is when it is recorded.
    private void Vote(DateTimeOffset recordedAt, TimelineFact.SuiteRated rated)
    {
        SuiteAssessment assessment = DemoConsortium.Suites.First(suite => suite.Number == (ushort)rated.Suite) with
        {
            IssueFrom = rated.From,
            IssueUntil = rated.IssueUntil,
            AcceptUntil = rated.AcceptUntil,
            BrokenSince = rated.BrokenSince,
        };
        ContractCall decision = ConsortiumContract.SetSuite(_chain.Network.Contracts.Suites, assessment);
        uint number = 0;
        At(recordedAt.AddSeconds(-1), () =>
        {
            number = ++_proposals;
            _chain.Add(_chain.Admin(PastChain.Provinces[0]), Consortium.Propose(decision));
        });
        At(recordedAt, () =>
        {
            foreach (ushort province in PastChain.Provinces.Skip(1).Take(PastChain.Provinces.Count * 2 / 3))
            {
                _chain.Add(_chain.Admin(province), Consortium.Vote(number, decision));
            }
        });
    }

    private void Anchor(WorldCase one) => _chain.Add(
        _chain.Operator(Issuing), new AnchorRegistryContract(_chain.Network.Contracts.Anchors).Anchor(
        [
            new AnchorBatch(one.Anchor.Root, one.Anchor.TreeSize, one.Agency, one.Anchor.SuiteBitmap),
        ]));

    private void NameBlocks()
    {
        foreach (WorldCase one in _cases.Where(one => one.Document.Anchor is not null))
        {
            AnchorProof proof = one.Document.Anchor! with { BlockNumber = BlockOf(one.Case.Licence.AnchoredAt) };
            one.Document = one.Document with { Anchor = proof };
        }
    }

    private void ByIssuer(ContractCall call) => _chain.Add(_chain.Admin(Issuing), call);

    private void Send(WorldCase one, TimelineFact fact)
    {
        switch (fact)
        {
            case TimelineFact.RuleWritten rule:
                _newestRule[one.Relying] = ++_rules;
                _chain.Add(_chain.Admin(one.Relying), Recognition.AddRule(ToRule(one, rule)));
                break;
            case TimelineFact.RuleEnded end:
                _chain.Add(_chain.Admin(one.Relying), Recognition.EndRule(_newestRule[one.Relying], end.Until));
                break;
            case TimelineFact.StatusSet status:
                uint sequence = _statuses.GetValueOrDefault(one.Agency);
                _statuses[one.Agency] = sequence + 1;
                _chain.Add(_chain.Operator(Issuing), SetStatus(one, status, sequence));
                break;
            default:
                CallsOf(one, fact).ForEach(ByIssuer);
                break;
        }
    }

    private List<ContractCall> CallsOf(WorldCase one, TimelineFact fact) => fact switch
    {
        TimelineFact.AgencyEntered entered => [Issuers.AddAgency(TestRegistry.Profile.Digest, entered.From)],
        TimelineFact.AgencyDissolved closed =>
            [Issuers.CloseAgency(one.Agency, closed.Until, closed.HasSuccessor ? Successor : null)],
        TimelineFact.TypeGranted granted =>
            [Issuers.AuthoriseType(one.Agency, TestRegistry.Type.TypeId, granted.From, granted.Until)],
        TimelineFact.TypeWithdrawn withdrawn =>
            [Issuers.EndType(one.Agency, TestRegistry.Type.TypeId, withdrawn.Until)],
        TimelineFact.KeyEntered entered => OfKeys(one, entered.Suite, key => Issuers.AddKey(
            one.Agency, key.Public.Suite, key.Public.Spki, entered.From, entered.Until)),
        TimelineFact.KeyRetired retired => OfKeys(one, retired.Suite, key => Issuers.RetireKey(
            one.Agency, TestKeys.IdOf(key), retired.Until)),
        TimelineFact.KeyRevoked revoked => OfKeys(one, revoked.Suite, key => Issuers.RevokeKey(
            one.Agency, TestKeys.IdOf(key), 1, revoked.InvalidFrom)),
        _ => throw new ArgumentException($"No such fact: {fact}.", nameof(fact)),
    };

    private static List<ContractCall> OfKeys(WorldCase one, Suite? named, Func<SigningKey, ContractCall> call) =>
        [.. one.Case.KeysOf(named).Select(suite => call(one.KeyOf(suite)))];

    private ContractCall SetStatus(WorldCase one, TimelineFact.StatusSet status, uint sequence)
    {
        Hash32 handle = new(Hashing.Sha256(one.Document.Payload.Handle.Span));
        return new StatusRegistryContract(_chain.Network.Contracts.Status).SetStatus(
            [new StatusChange(handle, one.Agency, status.State, 1, status.From, sequence)]);
    }

    private static RecognitionRule ToRule(WorldCase one, TimelineFact.RuleWritten rule) => new(
        0, one.Relying, rule.Suite, rule.IsOfType ? TestRegistry.Type.TypeId : null,
        rule.IsOfIssuer ? one.Agency.Province : null, null, rule.Verdict, rule.From, rule.Until,
        TestRegistry.HashOf("policy"));
}
