using Certs.Core.Seals;

namespace Certs.Core.Verification.Checks;

/// <summary>The electronic seal that travels with the document, where there is one.</summary>
/// <remarks>
/// The clock is the time of sealing that the seal itself tells. The anchor cannot tell it: the leaf does not
/// cover the seal, which may be applied before or after anchoring. It bounds it from below through the
/// document, since a seal over these bytes cannot be older than they are.
/// </remarks>
internal sealed class SealCheck : ICheck
{
    private static readonly Finding Nothing = Finding.NotApplicable(Check.Seal, Reasons.NoSeal);

    public Check Name => Check.Seal;

    /// <inheritdoc />
    public void Run(Case subject, List<Finding> findings) => findings.Add(subject.Seal switch
    {
        SealReading.Readable readable => new SealJudgement(subject, readable.Applied).Decide()
            .Using(Clock.Sealed, readable.Applied.SealedAt),
        SealReading.Unreadable unreadable => Refuse(unreadable),
        _ => Nothing,
    });

    private static Finding Refuse(SealReading.Unreadable unreadable) => Finding.Undecided(
        Check.Seal,
        unreadable.Rule == SealFormatRule.Unsupported
            ? Reasons.SealStandardUnsupported
            : Reasons.SealUnreadable,
        $"{unreadable.Rule}: {unreadable.Place}.");
}
