using Certs.Core.Verification;
using Certs.Ledger;
using Certs.Server.Statistics;
using Certs.Server.Tracing;

namespace Certs.Server.Verifying;

/// <summary>Judges one document.</summary>
/// <remarks>
/// <list type="number">
/// <item>The document is read; what cannot be read is judged too.</item>
/// <item>The chain is asked for what bears on it. An outage is part of the evidence.</item>
/// <item>The evidence is judged by pure functions.</item>
/// <item>Where only a bridge statement is missing and this node made one, it is judged again with it.</item>
/// <item>The verdict is counted by its kind, and noted for the certificate's history.</item>
/// </list>
/// Nothing else is stored: documents belong to their holders.
/// </remarks>
internal sealed class VerifyCertificate(
    EvidenceGatherer gatherer, OwnStatements own, VerdictTally tally, LookLog looks)
{
    /// <summary>Runs the steps.</summary>
    /// <returns>The document as it was read, and the verdict on it.</returns>
    public async ValueTask<(PresentedDocument Presented, VerificationReport Report)> RunAsync(
        VerifyOrder order, CancellationToken cancellationToken)
    {
        long begun = tally.Begin();
        PresentedDocument presented = PresentedDocument.Read(order.Document);
        PresentedStatement[] beside = [.. order.Statements.Select(PresentedStatement.Read)];
        Evidence evidence =
            await gatherer.GatherAsync(presented, beside, order.Question, cancellationToken);
        VerificationReport report = Judge.Run(evidence);
        if (report.Recognition.CanBeBridged
            && await own.FindAsync(presented, order.Question.Province, evidence.At, cancellationToken) is { } found)
        {
            report = Judge.Run(await gatherer.GatherAsync(
                presented, [.. beside, found], order.Question, cancellationToken));
        }

        tally.Count(begun, presented, report);
        looks.Note(order.Asker, presented, report);
        return (presented, report);
    }
}
