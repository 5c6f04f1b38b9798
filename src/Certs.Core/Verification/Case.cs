using System.Globalization;
using Certs.Core.Documents;
using Certs.Core.Recognition;
using Certs.Core.Registry;
using Certs.Core.Seals;
using Certs.Core.Verification.Checks;

namespace Certs.Core.Verification;

/// <summary>
/// One readable document under judgement: the evidence, and what several checks need of it.
/// </summary>
internal sealed class Case
{
    public Case(Evidence evidence, CertificateDocument document)
    {
        Evidence = evidence;
        Document = document;
        Registry = (evidence.Registry as Lookup<RegistryView>.Found)?.Value;
        Inclusion = InclusionCheck.Judge(this);
        Anchor = Inclusion.Outcome == Outcome.Passed
            ? ((Lookup<AnchorRecord>.Found)evidence.Anchor).Value
            : null;
        Signatures = new Finding[document.Signatures.Count];
        Seal = document.Seal.IsEmpty ? null : SealReading.Of(document.Seal);
    }

    public Evidence Evidence { get; }

    public CertificateDocument Document { get; }

    public Payload Payload => Document.Payload;

    /// <summary>The registries that the document's own chain names; null: could not be read.</summary>
    public RegistryView? Registry { get; }

    /// <summary>What the inclusion check found; others rest on it.</summary>
    public Finding Inclusion { get; }

    /// <summary>The proven anchor; null: nothing proves when the document existed.</summary>
    public AnchorRecord? Anchor { get; }

    /// <summary>What came of reading the electronic seal; null: the document carries none.</summary>
    public SealReading? Seal { get; }

    /// <summary>
    /// The best signature time: when the document is proven to have existed; null: not proven.
    /// </summary>
    public DateTimeOffset? BestTime => Anchor?.BlockTime;

    /// <summary>
    /// Whether what the registries say suffices for a verdict as at the moment asked about.
    /// </summary>
    public bool IsFresh => Asked - Evidence.KnownUntil <= MaxAge;

    /// <summary>
    /// Whether what is known of statuses suffices for that: they are read with the registries, or proven at a block of
    /// their own.
    /// </summary>
    public bool IsStatusFresh => Evidence.Offline is { StatusBlock: { } block } offline
        ? Asked - block.BlockTime <= offline.StatusMaxAge
        : IsFresh;

    /// <summary>How old what the registries say is, in words; the registries must be there.</summary>
    public string AgeOfRegistry => string.Create(
        CultureInfo.InvariantCulture,
        $"the registries are known as of block {Registry!.Head.BlockNumber}, complete until "
        + $"{Moments.Text(Evidence.KnownUntil)}: {AgeInWords(Evidence.KnownUntil, MaxAge)}");

    /// <summary>How old what is known of statuses is, in words.</summary>
    public string AgeOfStatus => Evidence.Offline is { StatusBlock: { } block } offline
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"the status is known as of block {block.BlockNumber}, {Moments.Text(block.BlockTime)}: "
            + $"{AgeInWords(block.BlockTime, offline.StatusMaxAge)}")
        : AgeOfRegistry;

    private TimeSpan MaxAge => Evidence.Offline?.RegistriesMaxAge ?? Evidence.Policy.MaxHeadAge;

    // The future is nobody's to know: for a moment that lies ahead the registries need be no newer than now.
    private DateTimeOffset Asked => Evidence.At < Evidence.Now ? Evidence.At : Evidence.Now;

    /// <summary>Whether the document belongs to the chain that was read.</summary>
    public bool IsOfThisChain => Payload.Chain == Evidence.Chain;

    /// <summary>What came of each signature, in the order of the document; set before any check runs.</summary>
    public Finding[] Signatures { get; }

    /// <summary>What the relying province makes of it; set by the recognition check.</summary>
    public RecognitionOutcome Recognition { get; set; } = RecognitionOutcome.Undetermined;

    /// <summary>Why a status is not proven, of evidence from a bundle; null: nothing stands against it.</summary>
    public StatusTrouble? StatusTroubleOf(AgencyId agency, Hash32 handle, AnchorRecord? anchor) =>
        Evidence.Offline?.TroubleOf(agency, handle, Evidence.At, anchor);

    /// <summary>
    /// What held of the certificate at the moment asked about; null: never changed, or not known.
    /// </summary>
    public StatusRecord? FindStatus() =>
        Registry?.FindStatusAt(Payload.Issuer, Evidence.Document.Handle, Evidence.At);

    /// <summary>
    /// A finding of what a later block can take back, such as by a back-dated revocation: only registries that are fresh
    /// enough let it pass. What they prove to be wrong stays wrong.
    /// </summary>
    public Finding OnlyFresh(Finding finding) =>
        finding.Outcome != Outcome.Passed || IsFresh
        ? finding
        : Finding.Undecided(finding.Check, Reasons.HeadStale, AgeOfRegistry);

    private string AgeInWords(DateTimeOffset known, TimeSpan allowed) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(long)(Asked - known).TotalSeconds} s old where {(long)allowed.TotalSeconds} s are allowed.");

    /// <summary>An undecided finding with the reason for which the registries could not be read.</summary>
    public Finding RegistryMissing(Check check) => Missing(check, Evidence.Registry);

    /// <summary>An undecided finding with the reason for which something could not be read.</summary>
    public static Finding Missing<T>(Check check, Lookup<T> lookup)
        where T : class =>
        lookup is Lookup<T>.Unavailable unavailable && ReasonTable.Find(unavailable.Reason) is not null
            ? Finding.Undecided(check, unavailable.Reason, unavailable.Detail)
            : Finding.Undecided(check, Reasons.RegistryUnavailable);
}
