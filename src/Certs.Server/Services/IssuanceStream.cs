using Certs.Api.V1;
using Certs.Server.Hosting;
using Certs.Server.Issuing;
using Certs.Server.Refusals;
using Certs.Server.Storage;
using Certs.Server.Verifying;
using Grpc.Core;

namespace Certs.Server.Services;

/// <summary>
/// Issues a stream of any length: what has arrived is issued together, several groups at a time, and each group answers
/// when it is durable.
/// </summary>
/// <remarks>
/// At most <see cref="MostGroups"/> groups are under way. A caller that does not take its answers stops its own stream:
/// nothing piles up.
/// </remarks>
internal sealed class IssuanceStream(
    IssueCertificates issue, DocumentVault vault, Caller caller,
    IServerStreamWriter<IssueCertificatesResponse> answers)
{
    private const int GroupSize = 64;

    // Enough that one group is made while another is written. What is under way lives through collections, and each one
    // copies it: with sixteen groups of four streams that was a fifth of the processor's time.
    private const int MostGroups = 4;

    private static readonly WriteOptions Gather = new(WriteFlags.BufferHint);
    private static readonly WriteOptions Flush = new();

    /// <summary>Issues every item and answers every item.</summary>
    public async Task RunAsync(IAsyncStreamReader<IssueItem> items, CancellationToken cancellationToken)
    {
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using SemaphoreSlim slots = new(MostGroups);
        using SemaphoreSlim writing = new(1);
        List<Task> groups = [];
        try
        {
            await foreach (List<IssueItem> group in
                items.ReadAllAsync(end.Token).InBatches(GroupSize, end.Token))
            {
                await slots.WaitAsync(end.Token);
                groups.RemoveAll(task => task.IsCompletedSuccessfully);
                groups.Add(Task.Run(() => RunAsync(group, slots, writing, end), CancellationToken.None));
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // A group failed, and ended the reading. What it threw comes from the wait below.
        }
        finally
        {
            await Task.WhenAll(groups);
        }
    }

    private async Task RunAsync(
        List<IssueItem> items, SemaphoreSlim slots, SemaphoreSlim writing, CancellationTokenSource end)
    {
        bool isDone = false;
        try
        {
            List<IssueCertificatesResponse> group = await IssueAsync(items, end.Token);
            await writing.WaitAsync(end.Token);
            try
            {
                await WriteAsync(group);
            }
            finally
            {
                writing.Release();
            }

            isDone = true;
        }
        finally
        {
            slots.Release();
            if (!isDone)
            {
                await end.CancelAsync();
            }
        }
    }

    private async Task<List<IssueCertificatesResponse>> IssueAsync(
        List<IssueItem> items, CancellationToken cancellationToken)
    {
        List<IssueCertificatesResponse> answered = new(items.Count);
        List<string> ids = new(items.Count);
        List<IssueOrder> orders = new(items.Count);
        foreach (IssueItem item in items)
        {
            try
            {
                orders.Add(IssueOrders.Read(item, caller, vault));
                ids.Add(item.RequestId);
            }
            catch (RefusedException refusal)
            {
                answered.Add(new IssueCertificatesResponse { RequestId = item.RequestId, Error = refusal.ToStatus() });
            }
        }

        // The wait for the disk is the longest part of an item's life; its message need not stay for it.
        items.Clear();
        IssueOutcome[] outcomes = await issue.RunAsync(orders, cancellationToken);
        for (int i = 0; i < outcomes.Length; i++)
        {
            answered.Add(Answer(ids[i], outcomes[i]));
        }

        return answered;
    }

    private async Task WriteAsync(List<IssueCertificatesResponse> group)
    {
        for (int i = 0; i < group.Count; i++)
        {
            answers.WriteOptions = i < group.Count - 1 ? Gather : Flush;
            await answers.WriteAsync(group[i]);
        }
    }

    private static IssueCertificatesResponse Answer(string requestId, IssueOutcome outcome) => outcome switch
    {
        IssueOutcome.Issued issued =>
            new IssueCertificatesResponse { RequestId = requestId, Certificate = issued.Certificate.ToMessage() },
        IssueOutcome.Refused refused =>
            new IssueCertificatesResponse { RequestId = requestId, Error = refused.Why.ToStatus() },
        _ => throw new InvalidOperationException("An order is issued or refused."),
    };
}
