namespace Certs.Core.Registry;

/// <summary>
/// Adds events to a <see cref="RegistryLog"/>, in the chain's order, refusing what cannot have happened.
/// </summary>
internal static class RegistryWriter
{
    /// <summary>Adds one event.</summary>
    /// <exception cref="RegistryInconsistentException">It contradicts the events before it.</exception>
    public static void Append(RegistryLog log, RegistryEvent recorded)
    {
        switch (recorded)
        {
            case RegistryEvent.MemberAdmitted member:
                RegistryLog.Push(log.Members, member.Province, true, member.At);
                break;
            case RegistryEvent.MemberRemoved member:
                RegistryLog.Push(log.Members, member.Province, false, member.At);
                break;
            case RegistryEvent.SuiteRecorded suite:
                Append(log, suite);
                break;
            case RegistryEvent.AgencyAdded or RegistryEvent.AgencyClosed
                or RegistryEvent.TypeAuthorised or RegistryEvent.TypeEnded:
                IssuerWriter.AppendAgency(log, recorded);
                break;
            case RegistryEvent.KeyAdded or RegistryEvent.KeyRetired or RegistryEvent.KeyRevoked:
                IssuerWriter.AppendKey(log, recorded);
                break;
            case RegistryEvent.RuleAdded rule:
                Append(log, rule);
                break;
            case RegistryEvent.RuleEnded end:
                Append(log, end);
                break;
            case RegistryEvent.BridgeAccredited or RegistryEvent.AccreditationEnded:
                AccreditationWriter.Append(log, recorded);
                break;
            case RegistryEvent.ProposalMade or RegistryEvent.VoteCast or RegistryEvent.ProposalExecuted:
                ProposalWriter.Append(log, recorded);
                break;
            case RegistryEvent.BatchAnchored batch:
                Append(log, batch);
                break;
            case RegistryEvent.StatusChanged status:
                Append(log, status);
                break;
            default:
                throw new ArgumentException($"No such event: {recorded.GetType().Name}.", nameof(recorded));
        }

        if (IsRuling(recorded))
        {
            log.Rulings = new Recorded<RegistryEvent>(recorded, recorded.At, log.Rulings);
        }
    }

    private static bool IsRuling(RegistryEvent recorded) =>
        recorded is not (RegistryEvent.BatchAnchored or RegistryEvent.StatusChanged or RegistryEvent.ProposalMade
            or RegistryEvent.VoteCast or RegistryEvent.ProposalExecuted);

    private static void Append(RegistryLog log, RegistryEvent.SuiteRecorded suite)
    {
        uint earlier = log.Suites.GetValueOrDefault(suite.Number)?.Value.Version ?? 0;
        Require(
            earlier == 0
                || suite.Version == earlier + 1, suite, $"suite {suite.Number} had version {earlier}");
        SuiteRecord record = new(
            suite.Number, suite.Name, suite.Version, suite.IssueFrom, suite.IssueUntil, suite.AcceptUntil,
            suite.BrokenSince, suite.At);
        RegistryLog.Push(log.Suites, suite.Number, record, suite.At);
        if (earlier == 0)
        {
            log.SuiteNumbers = [.. log.SuiteNumbers.Append((suite.Number, suite.At.BlockNumber)).Order()];
        }
    }

    private static void Append(RegistryLog log, RegistryEvent.RuleAdded added)
    {
        RecognitionRule rule = added.Rule;
        RuleEntry entry = new(rule, added.At);
        Require(Enum.IsDefined(rule.Verdict), added, $"verdict {(byte)rule.Verdict} is unknown");
        Require(log.Rules.TryAdd(rule.RuleId, entry), added, $"rule {rule.RuleId} was there before");
        RuleKey key = new(rule.Province, RuleSelector.Of(rule) with { Suite = null });
        log.RulesBySelector.GetOrAdd(key, _ => new SuiteRules()).Push(entry);
        RegistryLog.Push(log.RulesByProvince, rule.Province, entry, added.At);
        if (rule.Verdict is RuleVerdict.Recognised or RuleVerdict.RecognisedWithConditions)
        {
            foreach (NearRuleKey near in NearRuleKey.Of(rule))
            {
                RegistryLog.Push(log.NearRules, near, entry, added.At);
            }
        }
    }

    private static void Append(RegistryLog log, RegistryEvent.RuleEnded end)
    {
        Require(
            log.Rules.TryGetValue(end.RuleId, out RuleEntry? entry), end, $"rule {end.RuleId} is unknown");
        entry!.End(end.Until, end.At);
    }

    private static void Append(RegistryLog log, RegistryEvent.BatchAnchored batch)
    {
        AnchorRecord anchor = batch.Anchor;
        Require(anchor.BlockNumber == batch.At.BlockNumber, batch, $"root {anchor.Root} names another block");
        Require(
            log.Anchors.TryAdd((anchor.Agency, anchor.Root), anchor),
            batch, $"root {anchor.Root} was there before");
    }

    private static void Append(RegistryLog log, RegistryEvent.StatusChanged changed)
    {
        StatusKey key = new(changed.Agency, changed.Handle);
        Require(
            Enum.IsDefined(changed.Status.State), changed, $"state {(byte)changed.Status.State} is unknown");
        uint earlier = log.Statuses.GetValueOrDefault(key)?.Value.Sequence ?? 0;
        Require(
            changed.Status.Sequence == earlier + 1, changed,
            $"status {changed.Handle} had sequence {earlier}");
        RegistryLog.Push(log.Statuses, key, changed.Status, changed.At);
        log.InOrder.Add(changed);
    }

    /// <summary>Refuses the event unless <paramref name="holds"/>.</summary>
    internal static void Require(bool holds, RegistryEvent recorded, string contradiction)
    {
        if (!holds)
        {
            throw new RegistryInconsistentException(
                $"{recorded.GetType().Name} in block {recorded.At.BlockNumber}: {contradiction}.");
        }
    }
}
