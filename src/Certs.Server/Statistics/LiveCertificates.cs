using System.Runtime.InteropServices;
using System.Text;
using Certs.Core;
using Certs.Core.Recognition;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Server.Storage;

namespace Certs.Server.Statistics;

/// <summary>The certificates of the store that are in force at a moment, counted by agency, type and suites.</summary>
/// <remarks>One that is suspended or not in force yet is counted: it may be shown again, or will be.</remarks>
/// <param name="Groups">By agency, type and suites.</param>
/// <param name="LeftOut">How many are no longer in force, by why; none of a kind: not there.</param>
internal sealed record LiveCertificates(
    IReadOnlyList<IssuedGroup> Groups, IReadOnlyDictionary<Ending, long> LeftOut)
{
    /// <summary>Counts them.</summary>
    /// <param name="issued">All certificates of the store.</param>
    /// <param name="view">What the chain says of their status.</param>
    /// <param name="at">The moment.</param>
    public static async Task<LiveCertificates> CountAsync(
        IAsyncEnumerable<IssuedFact> issued, RegistryView view, DateTimeOffset at)
    {
        Dictionary<(AgencyId Agency, string Type, ushort Suites), long> live = [];
        Dictionary<Ending, long> leftOut = [];
        await foreach (IssuedFact one in issued)
        {
            if (EndingOf(view, one, at) is { } ending)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(leftOut, ending, out _)++;
            }
            else
            {
                CollectionsMarshal.GetValueRefOrAddDefault(live, (one.Agency, one.Type, one.Suites), out _)++;
            }
        }

        return new LiveCertificates([.. live.Select(group => ToGroup(group.Key, group.Value))], leftOut);
    }

    private static Ending? EndingOf(RegistryView view, IssuedFact one, DateTimeOffset at) =>
        view.FindStatusAt(one.Agency, one.Handle, at)?.State switch
        {
            CertificateState.Superseded => Ending.Superseded,
            CertificateState.Revoked => Ending.Revoked,
            CertificateState.Cancelled => Ending.Cancelled,
            _ => one.ExpiresAt <= at ? Ending.Expired : null,
        };

    private static IssuedGroup ToGroup((AgencyId Agency, string Type, ushort Suites) kind, long certificates) => new(
        kind.Agency, new Hash32(Hashing.Sha256(Encoding.UTF8.GetBytes(kind.Type))), SuiteBits.ToSuites(kind.Suites),
        certificates);
}
