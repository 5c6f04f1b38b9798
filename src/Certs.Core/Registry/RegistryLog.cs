using System.Collections.Concurrent;

namespace Certs.Core.Registry;

/// <summary>Everything that the registries ever recorded, indexed; it only grows.</summary>
/// <remarks>
/// Shared by all views of one replay: a view is a block number, and a look-up passes over what later blocks
/// said. So a new block costs what its events cost and an old view costs nothing. One writer, any number of
/// readers.
/// </remarks>
internal sealed class RegistryLog
{
    private IReadOnlyList<(ushort Number, long FirstBlock)> _suiteNumbers = [];
    private Recorded<RegistryEvent>? _rulings;

    public ConcurrentDictionary<ushort, Recorded<bool>> Members { get; } = new();

    public ConcurrentDictionary<ushort, Recorded<SuiteRecord>> Suites { get; } = new();

    /// <summary>
    /// The numbers of all suites that were ever recorded, ascending, each with the block that was the first to. Replaced,
    /// never changed.
    /// </summary>
    public IReadOnlyList<(ushort Number, long FirstBlock)> SuiteNumbers
    {
        get => Volatile.Read(ref _suiteNumbers);
        set => Volatile.Write(ref _suiteNumbers, value);
    }

    /// <summary>
    /// Every event but anchors, statuses and proposals, newest first: what a trust file repeats. Null: none.
    /// </summary>
    public Recorded<RegistryEvent>? Rulings
    {
        get => Volatile.Read(ref _rulings);
        set => Volatile.Write(ref _rulings, value);
    }

    public ConcurrentDictionary<AgencyId, Recorded<AgencyRecord>> Agencies { get; } = new();

    public ConcurrentDictionary<(AgencyId Agency, Hash32 Type), Recorded<TypeAuthority>> Types { get; } =
        new();

    public ConcurrentDictionary<(AgencyId Agency, Hash32 KeyId), Recorded<KeyRecord>> Keys { get; } = new();

    /// <summary>The agency that was the first to enter a key, whoever else did.</summary>
    public ConcurrentDictionary<Hash32, Recorded<AgencyId>> FirstAgencies { get; } = new();

    public ConcurrentDictionary<uint, RuleEntry> Rules { get; } = new();

    /// <summary>The rules by province and by what they restrict besides the suite, which the key leaves open.</summary>
    public ConcurrentDictionary<RuleKey, SuiteRules> RulesBySelector { get; } = new();

    public ConcurrentDictionary<ushort, Recorded<RuleEntry>> RulesByProvince { get; } = new();

    /// <summary>The rules that accept something, by what they restrict besides one member.</summary>
    public ConcurrentDictionary<NearRuleKey, Recorded<RuleEntry>> NearRules { get; } = new();

    public ConcurrentDictionary<(ushort Province, AgencyId Agency), Recorded<BridgeAccreditation>>
        Accreditations
    { get; } = new();

    public ConcurrentDictionary<uint, Recorded<Proposal>> Proposals { get; } = new();

    public ConcurrentDictionary<(AgencyId Agency, Hash32 Root), AnchorRecord> Anchors { get; } = new();

    public ConcurrentDictionary<StatusKey, Recorded<StatusRecord>> Statuses { get; } = new();

    /// <summary>The same changes in the chain's order.</summary>
    public StatusLog InOrder { get; init; } = new(0);

    /// <summary>
    /// The height up to which events are in; −1: none applied. Guarded by the writer's lock.
    /// </summary>
    public long AppliedUpTo { get; set; } = -1;

    /// <summary>Set when an event contradicted those before it; nothing may be added any more.</summary>
    public bool IsBroken { get; set; }

    /// <summary>Held by the one writer.</summary>
    public Lock Writing { get; } = new();

    /// <summary>
    /// The newest fact of <paramref name="kind"/> about <paramref name="key"/> that a block knew.
    /// </summary>
    public static T? Find<TKey, T>(ConcurrentDictionary<TKey, Recorded<T>> kind, TKey key, long blockNumber)
        where TKey : notnull
        where T : class =>
        kind.TryGetValue(key, out Recorded<T>? newest)
            ? Recorded<T>.AsKnownAt(newest, blockNumber)?.Value
            : null;

    /// <summary>Puts a fact in front of the earlier ones about <paramref name="key"/>.</summary>
    public static void Push<TKey, T>(
        ConcurrentDictionary<TKey, Recorded<T>> kind, TKey key, T value, ChainPoint at)
        where TKey : notnull =>
        kind[key] = new Recorded<T>(value, at, kind.GetValueOrDefault(key));
}
