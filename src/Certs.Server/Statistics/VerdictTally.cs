using Certs.Core.Numbers;
using Certs.Core.Recognition;
using Certs.Core.Seals;
using Certs.Core.Types;
using Certs.Core.Verification;

namespace Certs.Server.Statistics;

/// <summary>
/// Counts verdicts and statements in memory: what kind they are of, and nothing of the document, its holder or the caller.
/// </summary>
/// <remarks>
/// A document can say anything of itself. So types and provinces are counted only when they are known, and suites only
/// when their signature verified: no text of a document gets into the store.
/// </remarks>
internal sealed class VerdictTally(TimeProvider time)
{
    /// <summary>Verdicts that were not recognised or undetermined.</summary>
    public StripedCounts<ObstacleKind> Obstacles { get; } = new();

    /// <summary>All verdicts.</summary>
    public StripedCounts<VerdictKind> Verdicts { get; } = new();

    /// <summary>Bridge statements that somebody asked for.</summary>
    public StripedCounts<BridgeKind> Bridged { get; } = new();

    /// <summary>What was counted since the last time.</summary>
    /// <param name="now">The present month: earlier ones are not counted any more.</param>
    public TakenCounts Take(Month now) => new(
        Obstacles.Take(kind => kind.Month.CompareTo(now) < 0), Verdicts.Take(kind => kind.Month.CompareTo(now) < 0),
        Bridged.Take(kind => kind.Month.CompareTo(now) < 0));

    /// <summary>Takes back what could not be written.</summary>
    public void Return(TakenCounts counts)
    {
        Obstacles.AddAll(counts.Obstacles);
        Verdicts.AddAll(counts.Verdicts);
        Bridged.AddAll(counts.Bridged);
    }

    /// <summary>How many were not counted since the last time, because there were too many kinds at once.</summary>
    public long TakeNotCounted() => Obstacles.TakeNotCounted() + Verdicts.TakeNotCounted() + Bridged.TakeNotCounted();

    /// <summary>Counts a verdict.</summary>
    /// <param name="spent">How long it took.</param>
    /// <param name="document">The document.</param>
    /// <param name="report">The verdict.</param>
    public void Count(TimeSpan spent, PresentedDocument document, VerificationReport report)
    {
        Month month = Month.Of(time.GetUtcNow());
        ushort issuing = ProvinceOf(document);
        ushort relying = report.Inputs.RelyingProvince;
        RecognitionStatus status = report.Recognition.Status;
        byte duration = DurationStep.Of(spent);
        Verdicts.Add(new VerdictKind(month, issuing, relying, status, duration));
        if (status is RecognitionStatus.NotRecognised or RecognitionStatus.Undetermined)
        {
            (ushort suites, string reason) = Read(report.Findings);
            Obstacles.Add(new ObstacleKind(
                month, issuing, relying, TypeOf(document), suites, SealOf(document), reason));
        }
    }

    private static ushort ProvinceOf(PresentedDocument document) =>
        document.Document?.Payload.Issuer.Province is { } province && Province.TryFind(province, out _)
            ? province
            : (ushort)0;

    private static string TypeOf(PresentedDocument document) =>
        document.Document is { } readable ? CertificateTypes.BuiltIn.Find(readable.Payload.Type)?.Vct ?? "" : "";

    private static byte SealOf(PresentedDocument document) =>
        document.Document is { Seal.IsEmpty: false } readable
        && SealReading.Of(readable.Seal) is SealReading.Readable { Applied.Seal: var seal }
            ? (byte)seal.Generation
            : (byte)0;

    // In one pass, and by place: an obstacle must cost hardly more than a verdict without one. What cannot be read has no
    // finding of recognition; then what failed first is the reason.
    private static (ushort Suites, string Reason) Read(IReadOnlyList<Finding> findings)
    {
        int suites = 0;
        string? recognition = null;
        string? first = null;
        for (int i = 0; i < findings.Count; i++)
        {
            Finding finding = findings[i];
            if (finding is { Check: Check.Signature, Outcome: Outcome.Passed, Suite: { } suite })
            {
                suites |= SuiteBits.Of(suite);
            }

            if (finding is { Check: Check.Recognition, Outcome: not Outcome.NotApplicable })
            {
                recognition ??= finding.Reason;
            }

            if (finding.Outcome is Outcome.Failed or Outcome.Undecided)
            {
                first ??= finding.Reason;
            }
        }

        return ((ushort)suites, recognition ?? first ?? Reasons.NoValidSignature);
    }
}
