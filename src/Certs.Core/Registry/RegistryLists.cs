using System.Collections.Concurrent;

namespace Certs.Core.Registry;

/// <summary>Lists of what the registries say, as known at a view's block; for people, not for verdicts.</summary>
/// <remarks>Each costs as much as there is of its kind on the chain.</remarks>
public static class RegistryLists
{
    /// <summary>
    /// Every event that is known, but for anchors, statuses and proposals, in the chain's order: who folds them anew gets
    /// the same members, suites, agencies, keys, rules and accreditations.
    /// </summary>
    public static IReadOnlyList<RegistryEvent> Rulings(this RegistryView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        List<RegistryEvent> rulings = [];
        Recorded<RegistryEvent>? node = Recorded<RegistryEvent>.AsKnownAt(
            view.Log.Rulings, view.Head.BlockNumber);
        for (; node is not null; node = node.Earlier)
        {
            rulings.Add(node.Value);
        }

        rulings.Reverse();
        return rulings;
    }

    /// <summary>The blocks in which a certificate's status was changed, newest first.</summary>
    /// <param name="view">The registries.</param>
    /// <param name="agency">The issuing agency.</param>
    /// <param name="handle">SHA-256 of the document's handle.</param>
    public static IReadOnlyList<long> StatusBlocksOf(this RegistryView view, AgencyId agency, Hash32 handle)
    {
        ArgumentNullException.ThrowIfNull(view);
        List<long> blocks = [];
        Recorded<StatusRecord>? node = Recorded<StatusRecord>.AsKnownAt(
            view.Log.Statuses.GetValueOrDefault(new StatusKey(agency, handle)), view.Head.BlockNumber);
        for (; node is not null; node = node.Earlier)
        {
            blocks.Add(node.At.BlockNumber);
        }

        return blocks;
    }

    /// <summary>The provinces that are members, ascending.</summary>
    public static IReadOnlyList<ushort> Members(this RegistryView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return [.. view.Log.Members.Keys.Where(view.IsMember).Order()];
    }

    /// <summary>
    /// Every algorithm that the consortium rated, in its newest version, ascending by number.
    /// </summary>
    public static IReadOnlyList<SuiteRecord> Suites(this RegistryView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return [.. Known(view, view.Log.Suites).OrderBy(suite => suite.Number)];
    }

    /// <summary>Every agency, closed ones too, ascending by number.</summary>
    public static IReadOnlyList<AgencyRecord> Agencies(this RegistryView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return [.. Known(view, view.Log.Agencies).OrderBy(agency => agency.Agency.Number)];
    }

    /// <summary>Every key of every agency, ended and revoked ones too, in the order of their entry.</summary>
    public static IReadOnlyList<KeyRecord> Keys(this RegistryView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return
        [
            .. Known(view, view.Log.Keys)
                .OrderBy(key => key.RecordedAt.BlockNumber).ThenBy(key => key.RecordedAt.LogIndex),
        ];
    }

    /// <summary>Every type that any agency was ever authorised for, by the SHA-256 of its <c>vct</c>.</summary>
    public static IReadOnlyList<(AgencyId Agency, Hash32 Type, TypeAuthority Authority)> Types(
        this RegistryView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return
        [
            .. view.Log.Types.Keys
                .Select(key => (key.Agency, key.Type, Authority: view.FindTypeAuthority(key.Agency, key.Type)))
                .Where(type => type.Authority is not null)
                .OrderBy(type => type.Agency.Number).ThenBy(type => type.Type.ToString(), StringComparer.Ordinal)
                .Select(type => (type.Agency, type.Type, type.Authority!)),
        ];
    }

    /// <summary>Every accreditation of a relying province, ended ones too, ascending by agency.</summary>
    public static IReadOnlyList<BridgeAccreditation> AccreditationsOf(this RegistryView view, ushort province)
    {
        ArgumentNullException.ThrowIfNull(view);
        return
        [
            .. Known(view, view.Log.Accreditations)
                .Where(accreditation => accreditation.Province == province)
                .OrderBy(accreditation => accreditation.Agency.Number),
        ];
    }

    /// <summary>Every proposal that was ever made, newest first.</summary>
    public static IReadOnlyList<Proposal> Proposals(this RegistryView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return [.. Known(view, view.Log.Proposals).OrderByDescending(proposal => proposal.Id)];
    }

    /// <summary>A proposal; null: there is none with this number.</summary>
    public static Proposal? FindProposal(this RegistryView view, uint id)
    {
        ArgumentNullException.ThrowIfNull(view);
        return RegistryLog.Find(view.Log.Proposals, id, view.Head.BlockNumber);
    }

    /// <summary>What can become of a proposal at the time of the view's block.</summary>
    public static ProposalState StateOf(this RegistryView view, Proposal proposal)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(proposal);
        return proposal.ExecutedAt is not null ? ProposalState.Executed
            : HasMembershipChangedSince(view, proposal.MadeAt) ? ProposalState.Outdated
            : view.Head.BlockTime >= proposal.ExpiresAt ? ProposalState.Expired
            : ProposalState.Open;
    }

    private static bool HasMembershipChangedSince(RegistryView view, ChainPoint made) =>
        view.Log.Members.Values
            .Select(newest => Recorded<bool>.AsKnownAt(newest, view.Head.BlockNumber))
            .Any(change => change is not null
                && (change.At.BlockNumber, change.At.LogIndex ?? 0).CompareTo(
                    (made.BlockNumber, made.LogIndex ?? 0)) > 0);

    private static IEnumerable<T> Known<TKey, T>(
        RegistryView view, ConcurrentDictionary<TKey, Recorded<T>> kind)
        where TKey : notnull
        where T : class =>
        kind.Keys.Select(key => RegistryLog.Find(kind, key, view.Head.BlockNumber)).OfType<T>();
}
