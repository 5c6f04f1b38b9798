namespace Certs.Testing.Histories;

/// <summary>
/// What a service that does one thing at a time may answer about a certificate and those that take its place.
/// </summary>
/// <remarks>
/// Written from <c>docs/lifecycle.md</c> and the protos, without the product's code; a test holds its table against the
/// document's. Certificates of a history are valid throughout, so the calendar says nothing.
/// </remarks>
public sealed class CertificateLife : ISpecification<FamilyState, LifeCall>
{
    /// <summary>The table does not have it.</summary>
    public const string NotAllowed = "TRANSITION_NOT_ALLOWED";

    /// <summary>The proposal was decided before.</summary>
    public const string Closed = "PROPOSED_CHANGE_CLOSED";

    /// <summary>There is no such proposal.</summary>
    public const string NoProposal = "PROPOSED_CHANGE_NOT_FOUND";

    /// <summary>There is no such certificate.</summary>
    public const string NotFound = "CERTIFICATE_NOT_FOUND";

    /// <inheritdoc />
    public FamilyState Start => FamilyState.Empty;

    /// <summary>The state that an act leads to; null: it is refused.</summary>
    public static LifeState? Next(LifeState now, LifeAct act) => (now, act) switch
    {
        (LifeState.Active, LifeAct.Suspend) => LifeState.Suspended,
        (LifeState.Suspended, LifeAct.Resume) => LifeState.Active,
        (LifeState.Active, LifeAct.Supersede) => LifeState.Superseded,
        (LifeState.Active or LifeState.Suspended or LifeState.Superseded, LifeAct.Revoke) => LifeState.Revoked,
        (LifeState.Active or LifeState.Suspended, LifeAct.Cancel) => LifeState.Cancelled,
        _ => null,
    };

    /// <inheritdoc />
    public FamilyState? After(FamilyState state, LifeCall call)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(call);
        return call.Ask switch
        {
            Ask.Status(var number) => Same(state, Tells(state, number, call.Answer)),
            Ask.Verify(var number) => Same(state, Shows(state, number, call.Answer)),
            Ask.Everything(var number) => Same(state, IsAll(state, number, call.Answer)),
            _ => AfterDoing(state, call),
        };
    }

    /// <summary>What one thing at a time does, and what it is answered.</summary>
    /// <param name="state">What was before.</param>
    /// <param name="ask">Something that may change a certificate.</param>
    /// <param name="newNumber">The number that a new certificate gets.</param>
    /// <param name="newProposal">The number that a new proposal gets.</param>
    public static (Answer Answer, FamilyState State) Do(
        FamilyState state, Ask ask, string newNumber, long newProposal)
    {
        ArgumentNullException.ThrowIfNull(state);
        return ask switch
        {
            Ask.Issue(var mark) => state.MadeBy(mark) is { } made
                ? (new Answer.Issued(made), state)
                : (new Answer.Issued(newNumber), state.Issue(newNumber, mark)),
            Ask.Change(var mark, var number, var act) => Change(state, mark, number, act),
            Ask.Supersede(var mark, var number) => Supersede(state, mark, number, newNumber),
            Ask.Propose(var mark, var number) => Propose(state, mark, number, newProposal),
            Ask.Confirm(_, var proposal) => Confirm(state, proposal),
            _ => throw new ArgumentException("It only reads.", nameof(ask)),
        };
    }

    private static FamilyState? AfterDoing(FamilyState state, LifeCall call)
    {
        (string newNumber, long newProposal) = call.Answer switch
        {
            Answer.Issued(var number) => (number, 0),
            Answer.Superseded(var number, _) => (number, 0),
            Answer.Proposed(var proposal) => ("", proposal),
            // Nobody was ever told its name.
            _ => ($"made by {MarkOf(call.Ask)}", -1),
        };
        if (IsTaken(state, call.Ask, newNumber, newProposal))
        {
            return null;
        }

        (Answer answer, FamilyState next) = Do(state, call.Ask, newNumber, newProposal);
        return call.Answer is null || call.Answer.Equals(answer) ? next : null;
    }

    // A number that somebody else's request was given already.
    private static bool IsTaken(FamilyState state, Ask ask, string newNumber, long newProposal) =>
        (state.Certificates.TryGetValue(newNumber, out CertificateLine? line) && line.Mark != MarkOf(ask))
        || (state.Proposals.TryGetValue(newProposal, out ProposalLine? proposal) && proposal.Mark != MarkOf(ask));

    private static string MarkOf(Ask ask) => ask switch
    {
        Ask.Issue(var mark) => mark,
        Ask.Change(var mark, _, _) => mark,
        Ask.Supersede(var mark, _) => mark,
        Ask.Propose(var mark, _) => mark,
        _ => "",
    };

    private static (Answer, FamilyState) Change(FamilyState state, string mark, string number, LifeAct act)
    {
        if (!state.Certificates.TryGetValue(number, out CertificateLine? line))
        {
            return (new Answer.Refused(NotFound), state);
        }

        if (state.SaidBy(mark, number) is { } first)
        {
            return (new Answer.Changed(first), state);
        }

        return Following(line, act, mark) is { } change
            ? (new Answer.Changed(change), state.Change(number, change, null))
            : (new Answer.Refused(NotAllowed), state);
    }

    private static (Answer, FamilyState) Supersede(FamilyState state, string mark, string number, string newNumber)
    {
        if (!state.Certificates.TryGetValue(number, out CertificateLine? line))
        {
            return (new Answer.Refused(NotFound), state);
        }

        if (state.SaidBy(mark, number) is { } first)
        {
            return (new Answer.Superseded(line.ReplacedBy!, first), state);
        }

        return Following(line, LifeAct.Supersede, mark) is { } change
            ? (new Answer.Superseded(newNumber, change), state.Change(number, change, newNumber).Issue(newNumber, mark))
            : (new Answer.Refused(NotAllowed), state);
    }

    private static (Answer, FamilyState) Propose(FamilyState state, string mark, string number, long newProposal)
    {
        if (!state.Certificates.ContainsKey(number))
        {
            return (new Answer.Refused(NotFound), state);
        }

        long[] before = [.. state.Proposals.Where(one => one.Value.Mark == mark).Select(one => one.Key)];
        return before.Length > 0
            ? (new Answer.Proposed(before[0]), state)
            : (new Answer.Proposed(newProposal), state.Propose(newProposal, new ProposalLine(mark, number, true)));
    }

    private static (Answer, FamilyState) Confirm(FamilyState state, long id)
    {
        if (!state.Proposals.TryGetValue(id, out ProposalLine? proposal))
        {
            return (new Answer.Refused(NoProposal), state);
        }

        if (!proposal.IsOpen)
        {
            return (new Answer.Refused(Closed), state);
        }

        return Following(state.Certificates[proposal.Number], LifeAct.Revoke, proposal.Mark) is { } change
            ? (new Answer.Changed(change),
                state.Change(proposal.Number, change, null).Propose(id, proposal with { IsOpen = false }))
            : (new Answer.Refused(NotAllowed), state);
    }

    private static Said? Following(CertificateLine line, LifeAct act, string mark) =>
        Next(line.State, act) is { } next ? new Said((uint)line.Changes.Count + 1, next, mark) : null;

    private static FamilyState? Same(FamilyState state, bool fits) => fits ? state : null;

    // Every change is told: by the evidence or, after that, as not on the chain yet.
    private static bool Tells(FamilyState state, string number, Answer? answer)
    {
        if (!state.Certificates.TryGetValue(number, out CertificateLine? line))
        {
            return answer is Answer.Refused(NotFound);
        }

        if (answer is not Answer.Told told || told.Pending.Count > line.Changes.Count)
        {
            return false;
        }

        int before = line.Changes.Count - told.Pending.Count;
        bool isEnd = line.Changes.Skip(before).SequenceEqual(told.Pending);
        return told.OnChain is not { } onChain
            ? isEnd
            : isEnd && onChain == before && told.State == line.StateAfter(onChain)
                && told.ReplacedBy == (told.State == LifeState.Superseded ? line.ReplacedBy : null);
    }

    // The chain follows: it may lack changes, and shows none that was not made.
    private static bool Shows(FamilyState state, string number, Answer? answer) =>
        state.Certificates.TryGetValue(number, out CertificateLine? line)
        && answer is Answer.Shown(var onChain, var shown)
        && (onChain is not { } changes || (changes <= line.Changes.Count && shown == line.StateAfter(changes)));

    private static bool IsAll(FamilyState state, string number, Answer? answer) =>
        state.Certificates.TryGetValue(number, out CertificateLine? line)
        && answer is Answer.All(var changes, var replacedBy)
        && line.ReplacedBy == replacedBy
        && line.Changes.SequenceEqual(changes);
}
