using Certs.Core.Verification;
using Certs.Ledger;
using Certs.Server.Statistics;
using Certs.Server.Tracing;

namespace Certs.Server.Verifying;

/// <summary>Judges documents.</summary>
/// <remarks>
/// <list type="number">
/// <item>The document is read; what cannot be read is judged too.</item>
/// <item>The chain is asked for what bears on it. An outage is part of the evidence.</item>
/// <item>The evidence is judged by pure functions, that on many documents at once.</item>
/// <item>Where only a bridge statement is missing and this node made one, it is judged again with it.</item>
/// <item>The verdict is counted by its kind, and noted for the certificate's history.</item>
/// </list>
/// Nothing else is stored: documents belong to their holders.
/// </remarks>
internal sealed class VerifyCertificate(
    EvidenceGatherer gatherer, OwnStatements own, VerdictTally tally, LookLog looks, TimeProvider time)
{
    /// <summary>Runs all steps on one document.</summary>
    /// <returns>The document as it was read, and the verdict on it.</returns>
    public async ValueTask<(PresentedDocument Presented, VerificationReport Report)> RunAsync(
        VerifyOrder order, CancellationToken cancellationToken)
    {
        GatheredOrder gathered = await GatherAsync(order, cancellationToken);
        JudgedOrder judged = JudgeAll([gathered])[0];
        return (gathered.Presented, await FinishAsync(judged, cancellationToken));
    }

    /// <summary>The first two steps.</summary>
    public async ValueTask<GatheredOrder> GatherAsync(VerifyOrder order, CancellationToken cancellationToken)
    {
        long begun = time.GetTimestamp();
        PresentedDocument presented = PresentedDocument.Read(order.Document);
        PresentedStatement[] beside = [.. order.Statements.Select(PresentedStatement.Read)];
        Evidence evidence = await gatherer.GatherAsync(presented, beside, order.Question, cancellationToken);
        return new GatheredOrder(order, presented, beside, evidence, time.GetElapsedTime(begun));
    }

    /// <summary>The third step. Its time is shared by all documents.</summary>
    public JudgedOrder[] JudgeAll(IReadOnlyList<GatheredOrder> orders)
    {
        long begun = time.GetTimestamp();
        VerificationReport[] reports = Judge.Run([.. orders.Select(order => order.Evidence)]);
        TimeSpan share = time.GetElapsedTime(begun) / Math.Max(1, orders.Count);
        return [.. orders.Zip(reports, (order, report) => new JudgedOrder(order, report, order.Spent + share))];
    }

    /// <summary>The last two steps.</summary>
    /// <returns>The verdict.</returns>
    public async ValueTask<VerificationReport> FinishAsync(JudgedOrder judged, CancellationToken cancellationToken)
    {
        long begun = time.GetTimestamp();
        GatheredOrder gathered = judged.Gathered;
        VerdictQuestion question = gathered.Order.Question;
        VerificationReport report = judged.Report;
        if (report.Recognition.CanBeBridged
            && await own.FindAsync(gathered.Presented, question.Province, gathered.Evidence.At, cancellationToken)
                is { } found)
        {
            report = Judge.Run(await gatherer.GatherAsync(
                gathered.Presented, [.. gathered.Beside, found], question, cancellationToken));
        }

        tally.Count(judged.Spent + time.GetElapsedTime(begun), gathered.Presented, report);
        looks.Note(gathered.Order.Asker, gathered.Presented, report);
        return report;
    }
}
