using Certs.Core;
using Certs.Core.Recognition;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Core.Verification;
using Certs.Ledger;
using Certs.Server.Refusals;

namespace Certs.Server.Bridging;

/// <summary>Verifies a certificate in full before anything is said about it, with the judge that everybody has.</summary>
/// <remarks>
/// The report is one that anybody can repeat: for the relying province, as at the moment of the statement, as known at
/// the block that the statement names. Statements that the document carries are left out, so that nobody builds a bridge
/// on a bridge.
/// </remarks>
internal sealed class VerifyOriginal(EvidenceGatherer gatherer)
{
    /// <summary>Verifies one certificate.</summary>
    /// <param name="presented">The certificate.</param>
    /// <param name="province">The relying province.</param>
    /// <param name="now">The moment, whole seconds.</param>
    /// <param name="cancellationToken">Ends the wait for the chain.</param>
    /// <returns>The certificate, or why nothing can be said about it.</returns>
    /// <exception cref="LedgerUnavailableException">The chain cannot be read: nothing is known.</exception>
    public async ValueTask<(VerifiedOriginal? Original, RefusedException? Refusal)> RunAsync(
        PresentedDocument presented, ushort province, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Evidence gathered =
            await gatherer.GatherAsync(presented, new VerdictQuestion(province, now), cancellationToken);
        if (gathered.Registry is Lookup<RegistryView>.Unavailable(var reason, var detail))
        {
            throw new LedgerUnavailableException(reason, detail);
        }

        Evidence evidence = gathered with { Bridges = [] };
        VerificationReport report = Judge.Run(evidence);
        return WhyNot(report) is { } refusal
            ? (null, refusal)
            : (Verified(presented, (Lookup<RegistryView>.Found)evidence.Registry, report), null);
    }

    private static VerifiedOriginal Verified(
        PresentedDocument presented, Lookup<RegistryView>.Found registry, VerificationReport report)
    {
        RecognitionQuestion question = new(
            report.Inputs.RelyingProvince, presented.Document!.Payload.Issuer.Province, presented.TypeId, null,
            report.Inputs.At);
        Hash32 digest = new(Hashing.Sha256(ReportJson.Write(report)));
        return new VerifiedOriginal(presented, registry.Value, question, digest);
    }

    private static RefusedException? WhyNot(VerificationReport report) =>
        report.Authenticity.Authenticity != Authenticity.TotalPassed
            ? new RefusedException(
                RefusalReason.OriginalNotVerified,
                $"The certificate is {Words.Of(report.Authenticity.Authenticity)}: {report.Authenticity.Reason}.")
        : report.Standing.Standing != Standing.Active
            ? new RefusedException(
                RefusalReason.OriginalNotActive, $"The certificate is {Words.Of(report.Standing.Standing)}.")
        : report.Recognition.Status == RecognitionStatus.Undetermined
            ? new RefusedException(
                RefusalReason.OriginalNotVerified, "The rules of the relying province could not be evaluated.")
        : report.Recognition.Status != RecognitionStatus.NotRecognised
            ? new RefusedException(
                RefusalReason.BridgeNotNeeded, "The relying province recognises the certificate as it is.")
        : !report.Recognition.CanBeBridged
            ? new RefusedException(
                RefusalReason.BridgeCannotHelp,
                $"Not recognised because of {Words.Of(report.Recognition.Why!.Value)}: a bridge does not change that.")
        : null;
}
