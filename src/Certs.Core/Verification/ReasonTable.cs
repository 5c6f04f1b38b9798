using System.Collections.Frozen;

namespace Certs.Core.Verification;

/// <summary>The meaning of every reason code, in Chinese and English.</summary>
public static class ReasonTable
{
    /// <summary>All reasons, in the order of the checks that give them.</summary>
    public static IReadOnlyList<Reason> All { get; } =
    [
        .. DocumentReasons.Rows, .. SignatureReasons.Rows, .. ChainReasons.Rows, .. StandingReasons.Rows,
        .. SealReasons.Rows, .. RecognitionReasons.Rows, .. BridgeReasons.Rows,
        .. OfflineReasonRows.Rows,
    ];

    private static readonly FrozenDictionary<string, Reason> ByCode =
        All.ToFrozenDictionary(reason => reason.Code, StringComparer.Ordinal);

    /// <summary>The meaning of a code; null when there is no such code.</summary>
    public static Reason? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>The meaning of a code of <see cref="Reasons"/>.</summary>
    /// <exception cref="ArgumentException">There is no such code.</exception>
    public static Reason Get(string code) =>
        Find(code) ?? throw new ArgumentException($"No such reason: {code}.", nameof(code));
}
