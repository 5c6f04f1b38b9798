using System.Collections.Concurrent;
using Certs.Testing.Histories;

namespace Certs.Benchmarks.Linearizability;

/// <summary>Keeps what the clients of one run asked and were told.</summary>
internal sealed class TrialRecorder
{
    private readonly ConcurrentQueue<Timed<LifeCall>> _calls = new();
    private readonly ConcurrentQueue<EvidencedAnswer> _answers = new();
    private readonly ConcurrentDictionary<string, int> _unanswered = new();

    /// <summary>The calls.</summary>
    public IReadOnlyCollection<Timed<LifeCall>> Calls => _calls;

    /// <summary>The answers that rest on a block.</summary>
    public IReadOnlyCollection<EvidencedAnswer> Answers => _answers;

    /// <summary>Why calls had no answer, with how many.</summary>
    public IReadOnlyDictionary<string, int> Unanswered => _unanswered;

    /// <summary>Notes a call.</summary>
    public void Add(Timed<LifeCall> call) => _calls.Enqueue(call);

    /// <summary>Notes on what an answer rests.</summary>
    public void Add(EvidencedAnswer answer) => _answers.Enqueue(answer);

    /// <summary>Notes why a call had no answer.</summary>
    public void AddUnanswered(string why) => _unanswered.AddOrUpdate(why, 1, (_, count) => count + 1);
}
