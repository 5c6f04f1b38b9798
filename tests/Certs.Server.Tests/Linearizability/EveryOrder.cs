using Certs.Testing.Histories;

namespace Certs.Server.Tests.Linearizability;

/// <summary>Whether a small history has an order, by the words of the definition: every order is tried.</summary>
internal static class EveryOrder
{
    /// <summary>
    /// Some choice of the unanswered calls, with all others, in some order that time allows, explains every answer.
    /// </summary>
    public static bool HasOne(IReadOnlyList<Timed<LifeCall>> history)
    {
        Timed<LifeCall>[] answered = [.. history.Where(call => call.Answered is not null)];
        Timed<LifeCall>[] unanswered = [.. history.Where(call => call.Answered is null)];
        return Enumerable.Range(0, 1 << unanswered.Length).Any(choice =>
            Explains([], [.. answered, .. unanswered.Where((_, at) => (choice >> at & 1) == 1)]));
    }

    private static bool Explains(Timed<LifeCall>[] order, Timed<LifeCall>[] left) => left.Length == 0
        ? Fits(order)
        : left.Where(next => !left.Any(other => other.Answered < next.Invoked)).Any(next =>
            Explains([.. order, next], [.. left.Where(call => !ReferenceEquals(call, next))]));

    private static bool Fits(Timed<LifeCall>[] order)
    {
        CertificateLife life = new();
        FamilyState? state = life.Start;
        foreach (Timed<LifeCall> call in order)
        {
            state = state is null ? null : life.After(state, call.What);
        }

        return state is not null;
    }
}
