using System.Collections.Concurrent;
using Certs.Core;
using Certs.Core.Documents;
using Certs.Core.Suites;

namespace Certs.Benchmarks.Linearizability;

/// <summary>What the clients of one run know together: certificates, their documents, proposals.</summary>
internal sealed class TrialWorld
{
    private readonly ConcurrentDictionary<string, TrialDocument> _documents = new();
    private readonly ConcurrentDictionary<long, string> _proposals = new();
    private volatile string[] _numbers = [];

    /// <summary>The certificates that somebody was told of, in that order.</summary>
    public IReadOnlyList<string> Numbers => _numbers;

    /// <summary>Each proposal with its certificate.</summary>
    public IReadOnlyDictionary<long, string> Proposals => _proposals;

    /// <summary>The document of a certificate; null: nobody has it.</summary>
    public TrialDocument? Document(string number) => _documents.GetValueOrDefault(number);

    /// <summary>A certificate was told of.</summary>
    public void Add(string number)
    {
        lock (_proposals)
        {
            _numbers = _numbers.Contains(number) ? _numbers : [.. _numbers, number];
        }
    }

    /// <summary>A document was handed out.</summary>
    public void Add(string number, byte[] document, bool isAnchored)
    {
        Payload payload = DocumentReader.Read(document).Payload;
        Hash32 handle = new(Hashing.Sha256(payload.Handle.Span));
        _documents.AddOrUpdate(
            number, new TrialDocument(document, handle, isAnchored),
            (_, had) => had.IsAnchored ? had : new TrialDocument(document, handle, isAnchored));
        Add(number);
    }

    /// <summary>A proposal was told of.</summary>
    public void Add(long proposal, string number) => _proposals.TryAdd(proposal, number);
}
