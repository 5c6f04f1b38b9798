namespace Certs.Core.Registry;

/// <summary>One entry of a certificate's status history.</summary>
/// <param name="State">The state from <paramref name="EffectiveFrom"/> on.</param>
/// <param name="Reason">The reason code of the closed list; 0: none given.</param>
/// <param name="EffectiveFrom">From when it holds, which may lie before it was recorded.</param>
/// <param name="RecordedAt">The block time at which it was said.</param>
/// <param name="Sequence">1 for the first change, then up by one.</param>
public sealed record StatusRecord(
    CertificateState State, byte Reason, DateTimeOffset EffectiveFrom, DateTimeOffset RecordedAt,
    uint Sequence)
{
    /// <summary>
    /// The upper half of a hash over the word before and this one, so that the newest word holds the whole history
    /// (<see cref="Lifecycle.StatusLink"/>).
    /// </summary>
    public UInt128 Link { get; init; }
}
