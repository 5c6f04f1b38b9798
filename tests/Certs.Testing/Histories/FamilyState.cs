using System.Collections.Immutable;
using System.Text;

namespace Certs.Testing.Histories;

/// <summary>A certificate and those that took its place, between two calls.</summary>
/// <param name="Certificates">Each by its number.</param>
/// <param name="Proposals">Each by its number.</param>
public sealed record FamilyState(
    ImmutableSortedDictionary<string, CertificateLine> Certificates,
    ImmutableSortedDictionary<long, ProposalLine> Proposals)
{
    private string? _text;

    /// <summary>Nothing was issued yet.</summary>
    public static FamilyState Empty { get; } = new(
        ImmutableSortedDictionary.Create<string, CertificateLine>(StringComparer.Ordinal),
        ImmutableSortedDictionary<long, ProposalLine>.Empty);

    /// <summary>The certificate that a request made; null: none yet.</summary>
    public string? MadeBy(string mark) =>
        Certificates.Where(one => one.Value.Mark == mark).Select(one => one.Key).FirstOrDefault();

    /// <summary>The change of a certificate that a request made; null: none yet.</summary>
    public Said? SaidBy(string mark, string number) =>
        Certificates.TryGetValue(number, out CertificateLine? line) ? line.Changes.Find(one => one.Mark == mark) : null;

    /// <summary>With a new certificate.</summary>
    public FamilyState Issue(string number, string mark) => new(
        Certificates.Add(number, new CertificateLine(mark, [], null)), Proposals);

    /// <summary>With a change of a certificate.</summary>
    public FamilyState Change(string number, Said change, string? replacedBy)
    {
        CertificateLine line = Certificates[number];
        return new FamilyState(
            Certificates.SetItem(
                number, line with { Changes = line.Changes.Add(change), ReplacedBy = replacedBy ?? line.ReplacedBy }),
            Proposals);
    }

    /// <summary>With a proposal, or what became of it.</summary>
    public FamilyState Propose(long id, ProposalLine proposal) => new(Certificates, Proposals.SetItem(id, proposal));

    /// <inheritdoc />
    public bool Equals(FamilyState? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    /// <inheritdoc />
    public override string ToString()
    {
        if (_text is null)
        {
            StringBuilder text = new();
            foreach ((string number, CertificateLine line) in Certificates)
            {
                text.Append(number).Append('<').Append(line.Mark).Append('>').Append(line.ReplacedBy).Append('[')
                    .AppendJoin(',', line.Changes.Select(one => $"{one.Sequence}:{one.State}:{one.Mark}")).Append("] ");
            }

            text.AppendJoin(',', Proposals.Select(one => (one.Key, one.Value.Mark, one.Value.Number, one.Value.IsOpen)));
            _text = text.ToString();
        }

        return _text;
    }
}
