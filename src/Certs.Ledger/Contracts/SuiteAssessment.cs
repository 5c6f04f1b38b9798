using System.Numerics;
using Certs.Core.Suites;

namespace Certs.Ledger.Contracts;

/// <summary>What the consortium says of an algorithm.</summary>
/// <param name="Number">
/// 1 to 16: a suite that signs certificates; 257 or more: one of the chain's own, see
/// <see cref="ChainAlgorithms"/>. Other numbers the contract refuses.
/// </param>
/// <param name="Name">Its name in ASCII, 1 to 32 characters; a number keeps it for ever.</param>
/// <param name="Oid">
/// The content of its OID in DER, up to 32 bytes, empty when it has none; a number keeps it for ever.
/// </param>
/// <param name="IssueFrom">From when it may be issued with; null: never.</param>
/// <param name="IssueUntil">The first moment at which it may not; null: open.</param>
/// <param name="AcceptUntil">The first moment from which new signatures are not accepted; null: open.</param>
/// <param name="BrokenSince">The first moment from which nothing is proven by it; null: not broken.</param>
public sealed record SuiteAssessment(
    ushort Number, string Name, ReadOnlyMemory<byte> Oid, DateTimeOffset? IssueFrom,
    DateTimeOffset? IssueUntil = null, DateTimeOffset? AcceptUntil = null, DateTimeOffset? BrokenSince = null)
{
    /// <summary>What is said of a suite that signs certificates, under the name that documents use.</summary>
    public static SuiteAssessment Of(Suite suite, ReadOnlyMemory<byte> oid, DateTimeOffset? issueFrom) =>
        new((ushort)suite, suite.ToString(), oid, issueFrom);

    /// <summary>The constructor's and <c>setSuite</c>'s arguments.</summary>
    internal object[] Arguments =>
    [
        Number, Padded(System.Text.Encoding.ASCII.GetBytes(Name)), Padded(Oid.ToArray()),
        ChainTime.ToSeconds(IssueFrom), ChainTime.ToSeconds(IssueUntil), ChainTime.ToSeconds(AcceptUntil),
        ChainTime.ToSeconds(BrokenSince),
    ];

    /// <summary>Reads the arguments of <c>setSuite</c>.</summary>
    /// <exception cref="FormatException">A time past the year 9999.</exception>
    internal static SuiteAssessment Read(object[] arguments) => new(
        (ushort)(BigInteger)arguments[0], System.Text.Encoding.ASCII.GetString(Trimmed(arguments[1])),
        Trimmed(arguments[2]), Time(arguments[3]), Time(arguments[4]), Time(arguments[5]), Time(arguments[6]));

    private static DateTimeOffset? Time(object argument) => ChainTime.FromSeconds((BigInteger)argument);

    private static byte[] Trimmed(object argument) => ((byte[])argument).AsSpan().TrimEnd((byte)0).ToArray();

    private static byte[] Padded(byte[] value)
    {
        byte[] word = new byte[32];
        value.CopyTo(word, 0);
        return word;
    }
}
