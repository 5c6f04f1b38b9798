using System.Numerics;

namespace Certs.Testing.Histories;

/// <summary>Looks for an order that explains every answer of a history.</summary>
/// <remarks>
/// The search of Wing and Gong (1993) with Lowe's memory of what was tried (2017): which calls are placed, and the state
/// then. A call that changes nothing and fits is placed at once without trying otherwise; nothing is lost by that, since
/// what follows finds the same state and fewer calls to wait for.
/// </remarks>
internal sealed class LinearizationSearch<TState, TCall>
    where TState : class, IEquatable<TState>
{
    private readonly ISpecification<TState, TCall> _specification;
    private readonly IReadOnlyList<Timed<TCall>> _history;
    private readonly HashSet<(BigInteger Placed, TState State)> _tried = [];
    private readonly Stack<int> _order = new();
    private readonly int _mostTries;
    private int[] _longest = [];

    /// <summary>A search that has not begun.</summary>
    public LinearizationSearch(
        ISpecification<TState, TCall> specification, IReadOnlyList<Timed<TCall>> history, int mostTries)
    {
        _specification = specification;
        _history = [.. history.OrderBy(call => call.Invoked)];
        _mostTries = mostTries;
    }

    /// <summary>Decides it.</summary>
    public LinearizabilityVerdict<TCall> Run()
    {
        bool isFound = Place(BigInteger.Zero, _specification.Start);
        LinearizabilityOutcome outcome = isFound ? LinearizabilityOutcome.Linearizable
            : _tried.Count >= _mostTries ? LinearizabilityOutcome.Undecided
            : LinearizabilityOutcome.Violated;
        return new LinearizabilityVerdict<TCall>(outcome, [.. _longest.Select(at => _history[at])], _tried.Count);
    }

    private bool Place(BigInteger placed, TState state)
    {
        int before = _order.Count;
        placed = PlaceWhatChangesNothing(placed, state);
        if (IsDone(placed))
        {
            return true;
        }

        if (_tried.Count < _mostTries && _tried.Add((placed, state)))
        {
            foreach (int at in MayBeNext(placed))
            {
                if (_specification.After(state, _history[at].What) is not { } next || next.Equals(state))
                {
                    continue;
                }

                _order.Push(at);
                if (Place(placed | (BigInteger.One << at), next))
                {
                    return true;
                }

                _order.Pop();
            }
        }

        while (_order.Count > before)
        {
            _order.Pop();
        }

        return false;
    }

    private BigInteger PlaceWhatChangesNothing(BigInteger placed, TState state)
    {
        bool isPlaced = true;
        while (isPlaced)
        {
            isPlaced = false;
            foreach (int at in MayBeNext(placed).Where(at => _history[at].Answered is not null))
            {
                if (_specification.After(state, _history[at].What) is { } next && next.Equals(state))
                {
                    _order.Push(at);
                    placed |= BigInteger.One << at;
                    isPlaced = true;
                }
            }
        }

        return placed;
    }

    private bool IsDone(BigInteger placed)
    {
        if (_order.Count > _longest.Length)
        {
            _longest = [.. _order.Reverse()];
        }

        bool isDone = !_history.Where((call, at) => call.Answered is not null && !IsPlaced(placed, at)).Any();
        if (isDone)
        {
            _longest = [.. _order.Reverse()];
        }

        return isDone;
    }

    // Those that no call before them, answered and not yet placed, comes before.
    private List<int> MayBeNext(BigInteger placed)
    {
        long firstAnswer = long.MaxValue;
        for (int at = 0; at < _history.Count; at++)
        {
            if (_history[at].Answered is { } answered && answered < firstAnswer && !IsPlaced(placed, at))
            {
                firstAnswer = answered;
            }
        }

        List<int> next = [];
        for (int at = 0; at < _history.Count && _history[at].Invoked <= firstAnswer; at++)
        {
            if (!IsPlaced(placed, at))
            {
                next.Add(at);
            }
        }

        return next;
    }

    private static bool IsPlaced(BigInteger placed, int at) => !((placed >> at) & BigInteger.One).IsZero;
}
