using Certs.Core;
using Certs.Core.Lifecycle;
using Certs.Core.Registry;
using Certs.Core.Verification;
using Certs.Server.Storage;

namespace Certs.Server.Lifecycle;

/// <summary>What holds of a certificate.</summary>
/// <param name="Certificate">The certificate.</param>
/// <param name="At">The moment asked about.</param>
/// <param name="AsOf">The block that the answer is as of; null: the chain could not be asked.</param>
/// <param name="EvidenceAge">How long ago the registries were last known to be complete up to it.</param>
/// <param name="InCharge">The agency in charge of it.</param>
/// <param name="Outcome">What holds.</param>
/// <param name="UnknownReason">Why it is not known; null: it is.</param>
/// <param name="Changes">Every change that this store has, oldest first.</param>
internal sealed record StatusAnswer(
    CertificateFacts Certificate, DateTimeOffset At, ChainHead? AsOf, TimeSpan EvidenceAge, AgencyId InCharge,
    StandingOutcome Outcome, string? UnknownReason, IReadOnlyList<StoredStatusChange> Changes)
{
    /// <summary>The numbers of the certificates that it rests on.</summary>
    public IReadOnlyList<string> Bases { get; init; } = [];

    /// <summary>What befell them, oldest first.</summary>
    public IReadOnlyList<BasisFlag> Flags { get; init; } = [];

    /// <summary>How many changes <see cref="AsOf"/> knows; 0 too when the chain could not be asked.</summary>
    public uint Known { get; init; }

    /// <summary>Changes that <see cref="AsOf"/> does not know.</summary>
    /// <remarks>
    /// By the registries that answer, not by where the store noted the changes: the lead of another replica may read a block
    /// later than this one.
    /// </remarks>
    public IEnumerable<StoredStatusChange> Pending => Changes.Where(change => change.Sequence > Known);

    /// <summary>
    /// The number of the certificate that took this one's place, if that is what decided; null: none did.
    /// </summary>
    public string? SupersededBy =>
        Outcome is { Standing: Standing.Superseded, Status: { } status }
        && Changes.FirstOrDefault(change => change.Sequence == status.Sequence) is { } change
            ? ChangeDetail.ReplacedByIn(change.Detail)
            : null;
}
