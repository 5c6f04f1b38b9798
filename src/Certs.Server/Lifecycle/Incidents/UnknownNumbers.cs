using System.Runtime.CompilerServices;

namespace Certs.Server.Lifecycle.Incidents;

/// <summary>Counts the listed numbers that no certificate was found for, page by page.</summary>
internal sealed class UnknownNumbers(int mostShown)
{
    private readonly List<string> _some = [];
    private HashSet<string> _asked = [];

    /// <summary>How many there were.</summary>
    public long Count { get; private set; }

    /// <summary>The first of them.</summary>
    public IReadOnlyList<string> Some => _some;

    /// <summary>The pages as they are asked for.</summary>
    public async IAsyncEnumerable<IReadOnlyList<string>> Asked(
        IAsyncEnumerable<IReadOnlyList<string>> pages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (IReadOnlyList<string> page in pages.WithCancellation(cancellationToken))
        {
            _asked = [.. page];
            yield return [.. _asked];
        }
    }

    /// <summary>What was found of the page that was asked for last.</summary>
    public void Found(IEnumerable<string> numbers)
    {
        _asked.ExceptWith(numbers);
        Count += _asked.Count;
        _some.AddRange(_asked.Take(mostShown - _some.Count));
        _asked = [];
    }
}
