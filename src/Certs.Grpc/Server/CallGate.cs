namespace Grpc.AspNetCore.Server;

/// <summary>Lets one at a time write a call's response, and lets it end once.</summary>
/// <remarks>An early end races the handler's writes. Whoever ends the call leaves the gate
/// closed.</remarks>
internal sealed class CallGate
{
    private readonly Lock _lock = new();
    private State _state = State.Free;

    private enum State
    {
        Free = 1,
        Writing = 2,
        EndDue = 3,
        Ended = 4,
    }

    /// <summary>Starts a write; false when the call has ended.</summary>
    /// <exception cref="InvalidOperationException">Another write is under way.</exception>
    internal bool TryStartWrite()
    {
        lock (_lock)
        {
            if (_state is State.Writing or State.EndDue)
            {
                throw new InvalidOperationException("A message is written before the last one is through.");
            }

            bool isOpen = _state == State.Free;
            _state = isOpen ? State.Writing : _state;
            return isOpen;
        }
    }

    /// <summary>Ends a write; true when an early end came meanwhile and is the caller's to
    /// write.</summary>
    internal bool FinishWrite()
    {
        lock (_lock)
        {
            bool isEndDue = _state == State.EndDue;
            _state = isEndDue ? State.Ended : State.Free;
            return isEndDue;
        }
    }

    /// <summary>Ends the call from its handler; false when it was ended early.</summary>
    internal bool TryEnd()
    {
        lock (_lock)
        {
            bool isOpen = _state == State.Free;
            _state = isOpen ? State.Ended : _state;
            return isOpen;
        }
    }

    /// <summary>Ends the call before its handler does; false when a write is under way, which then ends it,
    /// or when it has ended already.</summary>
    /// <param name="hurry">Wakes the write that is under way. Runs inside the lock, so that it cannot hit the
    /// next call on the same connection.</param>
    internal bool TryEndEarly(Action hurry)
    {
        lock (_lock)
        {
            switch (_state)
            {
                case State.Free:
                    _state = State.Ended;
                    return true;
                case State.Writing:
                    _state = State.EndDue;
                    hurry();
                    return false;
                default:
                    return false;
            }
        }
    }
}
