using Certs.Core.Suites;

namespace Certs.Ledger.Contracts;

/// <summary>What the consortium says of a signature suite.</summary>
/// <param name="Suite">The suite; its name on the chain is the enum's.</param>
/// <param name="Oid">The content of the signature algorithm's OID in DER, 1 to 32 bytes.</param>
/// <param name="IssueFrom">From when it may be issued with.</param>
/// <param name="IssueUntil">The first moment at which it may not; null: open.</param>
/// <param name="AcceptUntil">The first moment from which new signatures are not accepted; null: open.</param>
/// <param name="BrokenSince">The first moment from which nothing is proven by it; null: not broken.</param>
public sealed record SuiteAssessment(
    Suite Suite, ReadOnlyMemory<byte> Oid, DateTimeOffset IssueFrom, DateTimeOffset? IssueUntil = null,
    DateTimeOffset? AcceptUntil = null, DateTimeOffset? BrokenSince = null)
{
    /// <summary>The constructor's and <c>setSuite</c>'s arguments.</summary>
    internal object[] Arguments =>
    [
        (ushort)Suite, Padded(System.Text.Encoding.ASCII.GetBytes(Suite.ToString())), Padded(Oid.ToArray()),
        ChainTime.ToSeconds(IssueFrom), ChainTime.ToSeconds(IssueUntil), ChainTime.ToSeconds(AcceptUntil),
        ChainTime.ToSeconds(BrokenSince),
    ];

    private static byte[] Padded(byte[] value)
    {
        byte[] word = new byte[32];
        value.CopyTo(word, 0);
        return word;
    }
}
