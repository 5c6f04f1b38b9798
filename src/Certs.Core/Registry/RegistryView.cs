namespace Certs.Core.Registry;

/// <summary>
/// What the registries say, as known at one block. Never changes; any number of threads may read it.
/// </summary>
/// <remarks>
/// Two times everywhere: <em>recorded</em> (in which block it was said) decides whether a view contains a
/// fact, <em>effective</em> (from when it holds) is a matter of the fact itself. So a view of an old block
/// gives today what it gave then, however much was recorded since.
/// </remarks>
public sealed class RegistryView
{
    private readonly RegistryLog _log;

    // Statuses that were proven one by one; null: those of the log.
    private readonly IReadOnlyDictionary<StatusKey, Recorded<StatusRecord>>? _proven;

    private RegistryView(
        RegistryLog log, ChainHead head, IReadOnlyDictionary<StatusKey, Recorded<StatusRecord>>? proven = null)
    {
        _log = log;
        Head = head;
        _proven = proven;
    }

    /// <summary>The block that the view is as known at.</summary>
    public ChainHead Head { get; }

    private long Block => Head.BlockNumber;

    /// <summary>
    /// The view of a chain on which nothing was recorded up to and including <paramref name="head"/>.
    /// </summary>
    /// <param name="head">
    /// A block before the contracts' first event, for example the one before their deployment.
    /// </param>
    public static RegistryView Empty(ChainHead head)
    {
        ArgumentNullException.ThrowIfNull(head);
        return new RegistryView(
            new RegistryLog { AppliedUpTo = head.BlockNumber, InOrder = StatusLog.After(head) }, head);
    }

    /// <summary>The view after more blocks. This one stays as it is.</summary>
    /// <param name="events">
    /// Every event of the blocks after <see cref="Head"/> up to and including <paramref name="head"/>, in the
    /// chain's order.
    /// </param>
    /// <param name="head">The new head; its height is at least that of <see cref="Head"/>.</param>
    /// <returns>The new view. The cost is that of the events, not that of what is already known.</returns>
    /// <exception cref="RegistryInconsistentException">
    /// An event contradicts those before it. Nothing may be applied to any view of this replay any more.
    /// </exception>
    /// <exception cref="ArgumentException">Not the newest view, or an event outside the new blocks or out of
    /// order.</exception>
    public RegistryView Apply(IReadOnlyList<RegistryEvent> events, ChainHead head)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(head);
        lock (_log.Writing)
        {
            CheckContinues(events, head);
            _log.IsBroken = true;
            foreach (RegistryEvent recorded in events)
            {
                RegistryWriter.Append(_log, recorded);
            }

            _log.AppliedUpTo = head.BlockNumber;
            _log.IsBroken = false;
            return new RegistryView(_log, head);
        }
    }

    /// <summary>
    /// The view of an earlier block: what was known then, and nothing that was recorded since.
    /// </summary>
    /// <param name="head">
    /// The earlier block, on the same chain; its height is at most that of <see cref="Head"/>.
    /// </param>
    /// <exception cref="ArgumentException">The block is later than this view's, or of another
    /// chain.</exception>
    public RegistryView AsKnownAt(ChainHead head)
    {
        ArgumentNullException.ThrowIfNull(head);
        return head.BlockNumber <= Block && head.ChainId == Head.ChainId
            ? new RegistryView(_log, head)
            : throw new ArgumentException(
                $"Block {head.BlockNumber} is not known to block {Block}.", nameof(head));
    }

    /// <summary>Whether a province is a member of the consortium.</summary>
    public bool IsMember(ushort province) =>
        _log.Members.TryGetValue(province, out Recorded<bool>? newest)
        && Recorded<bool>.AsKnownAt(newest, Block) is { Value: true };

    /// <summary>
    /// The newest version of a suite's dates; null: the consortium never recorded the suite.
    /// </summary>
    public SuiteRecord? FindSuite(ushort number) => RegistryLog.Find(_log.Suites, number, Block);

    /// <summary>An agency; null: never entered.</summary>
    public AgencyRecord? FindAgency(AgencyId agency) => RegistryLog.Find(_log.Agencies, agency, Block);

    /// <summary>When an agency may issue a type; null: it was never authorised.</summary>
    /// <param name="agency">The agency.</param>
    /// <param name="type">SHA-256 of the type's <c>vct</c>.</param>
    public TypeAuthority? FindTypeAuthority(AgencyId agency, Hash32 type) =>
        RegistryLog.Find(_log.Types, (agency, type), Block);

    /// <summary>A key of an agency; null: that agency never entered it, whoever else did.</summary>
    /// <param name="agency">The agency.</param>
    /// <param name="keyId">SHA-256 of the key's SPKI.</param>
    public KeyRecord? FindKey(AgencyId agency, Hash32 keyId) =>
        RegistryLog.Find(_log.Keys, (agency, keyId), Block);

    /// <summary>The agency that was the first to enter a key; null: none did.</summary>
    /// <remarks>
    /// It proves nothing but that it was entered: an agency can enter any key, another's too. So never a
    /// reason to take a signature.
    /// </remarks>
    /// <param name="keyId">SHA-256 of the key's SPKI.</param>
    public AgencyId? FindFirstAgency(Hash32 keyId) =>
        _log.FirstAgencies.TryGetValue(keyId, out Recorded<AgencyId>? first) && first.At.BlockNumber <= Block
            ? first.Value
            : null;

    /// <summary>A batch of an agency's leaves; null: that agency had not anchored it by this block.</summary>
    /// <param name="agency">The agency.</param>
    /// <param name="root">The batch's root.</param>
    public AnchorRecord? FindAnchor(AgencyId agency, Hash32 root) =>
        _log.Anchors.TryGetValue((agency, root), out AnchorRecord? anchor) && anchor.BlockNumber <= Block
            ? anchor
            : null;

    /// <summary>The last word on a certificate; null: it was never changed since it was issued.</summary>
    /// <param name="agency">The issuing agency.</param>
    /// <param name="handle">SHA-256 of the document's handle.</param>
    public StatusRecord? FindStatus(AgencyId agency, Hash32 handle) =>
        Recorded<StatusRecord>.AsKnownAt(NewestStatus(agency, handle), Block)?.Value;

    /// <summary>
    /// What held of a certificate at a moment: the last word (highest sequence) whose effect had begun by
    /// then.
    /// </summary>
    /// <param name="agency">The issuing agency.</param>
    /// <param name="handle">SHA-256 of the document's handle.</param>
    /// <param name="moment">The moment asked about.</param>
    /// <returns>Null when no change was in effect: the certificate was active.</returns>
    public StatusRecord? FindStatusAt(AgencyId agency, Hash32 handle, DateTimeOffset moment)
    {
        foreach (StatusRecord status in StatusesOf(agency, handle))
        {
            if (status.EffectiveFrom <= moment)
            {
                return status;
            }
        }

        return null;
    }

    /// <summary>Everything that was said of a certificate, newest first.</summary>
    /// <param name="agency">The issuing agency.</param>
    /// <param name="handle">SHA-256 of the document's handle.</param>
    public IEnumerable<StatusRecord> StatusesOf(AgencyId agency, Hash32 handle)
    {
        Recorded<StatusRecord>? node = NewestStatus(agency, handle);
        for (node = Recorded<StatusRecord>.AsKnownAt(node, Block); node is not null; node = node.Earlier)
        {
            yield return node.Value;
        }
    }

    /// <summary>
    /// What is known here, carried to another block, with statuses that were proven there in place of those recorded here.
    /// </summary>
    /// <param name="head">The other block, of the same chain; it may be later than anything recorded here.</param>
    /// <param name="proven">Of each certificate the changes that are proven; of others nothing is known.</param>
    internal RegistryView CarriedTo(
        ChainHead head, IReadOnlyDictionary<StatusKey, Recorded<StatusRecord>> proven) => new(_log, head, proven);

    /// <summary>A rule by its number, with the end known at this block; null: never written.</summary>
    public RecordedRule? FindRule(uint ruleId) =>
        _log.Rules.TryGetValue(ruleId, out RuleEntry? entry) && entry.At.BlockNumber <= Block
            ? entry.AsKnownAt(Block)
            : null;

    /// <summary>Every rule that a relying province ever wrote, newest first, ended ones too.</summary>
    public IEnumerable<RecordedRule> RulesOf(ushort province)
    {
        Recorded<RuleEntry>? node = _log.RulesByProvince.GetValueOrDefault(province);
        for (node = Recorded<RuleEntry>.AsKnownAt(node, Block); node is not null; node = node.Earlier)
        {
            yield return node.Value.AsKnownAt(Block);
        }
    }

    /// <summary>The numbers of the suites that the consortium recorded, ascending.</summary>
    public IEnumerable<ushort> SuiteNumbers =>
        _log.SuiteNumbers.Where(suite => suite.FirstBlock <= Block).Select(suite => suite.Number);

    /// <summary>
    /// When a relying province takes bridge statements of an agency; null: it never accredited it.
    /// </summary>
    /// <param name="province">The relying province.</param>
    /// <param name="agency">The bridging body, of whichever province.</param>
    public BridgeAccreditation? FindAccreditation(ushort province, AgencyId agency) =>
        RegistryLog.Find(_log.Accreditations, (province, agency), Block);

    /// <summary>Everything that was ever recorded, for lists; a reader passes over what is later.</summary>
    internal RegistryLog Log => _log;

    /// <summary>
    /// The rules with exactly this selector, for whichever suite or none, also those that are later than this block; null:
    /// none.
    /// </summary>
    /// <param name="province">The relying province.</param>
    /// <param name="selector">The selector; its suite is null.</param>
    internal SuiteRules? FindRules(ushort province, RuleSelector selector) =>
        _log.RulesBySelector.GetValueOrDefault(new RuleKey(province, selector));

    /// <summary>The accepting rules that restrict one member and this besides, newest first; null: none.</summary>
    internal Recorded<RuleEntry>? NearRules(NearRuleKey key) =>
        Recorded<RuleEntry>.AsKnownAt(_log.NearRules.GetValueOrDefault(key), Block);

    private Recorded<StatusRecord>? NewestStatus(AgencyId agency, Hash32 handle)
    {
        StatusKey key = new(agency, handle);
        return _proven is null ? _log.Statuses.GetValueOrDefault(key) : _proven.GetValueOrDefault(key);
    }

    private void CheckContinues(IReadOnlyList<RegistryEvent> events, ChainHead head)
    {
        if (_log.IsBroken || _log.AppliedUpTo != Block)
        {
            throw new ArgumentException(
                "Only the newest view of an unbroken replay can be continued.", nameof(events));
        }

        if (head.BlockNumber < Block || head.ChainId != Head.ChainId)
        {
            throw new ArgumentException($"Block {head.BlockNumber} does not follow {Block}.", nameof(head));
        }

        long last = Block + 1;
        foreach (RegistryEvent recorded in events)
        {
            long block = recorded.At.BlockNumber;
            if (block < last || block > head.BlockNumber)
            {
                throw new ArgumentException($"An event of block {block} is out of place.", nameof(events));
            }

            last = block;
        }
    }
}
