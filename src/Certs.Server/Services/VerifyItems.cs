using Certs.Api.V1;
using Certs.Core.Verification;
using Certs.Server.Hosting;
using Certs.Server.Refusals;
using Certs.Server.Tracing;
using Certs.Server.Verifying;
using Grpc.Core;

namespace Certs.Server.Services;

/// <summary>Judges the items of one stream in batches.</summary>
/// <remarks>An item's refusal is an answer, so that the items behind it are judged all the same.</remarks>
internal sealed class VerifyItems(VerifyCertificate verify, CallRate rate, ushort province, ServerCallContext call)
{
    private const int MaxItemId = 64;

    private readonly Caller _caller = CallerIdentity.Of(call);
    private readonly Asker _asker = VerifyRequests.ToAsker(CallerIdentity.Of(call), "");

    /// <summary>Judges a batch.</summary>
    /// <returns>An answer for each item, in order.</returns>
    public async Task<VerifyCertificatesResponse[]> JudgeAsync(
        IReadOnlyList<VerifyCertificatesRequest> items, CancellationToken stop)
    {
        VerifyCertificatesResponse[] answers = new VerifyCertificatesResponse[items.Count];
        List<int> places = new(items.Count);
        List<GatheredOrder> gathered = new(items.Count);
        for (int i = 0; i < answers.Length; i++)
        {
            try
            {
                gathered.Add(await GatherAsync(items[i], stop));
                places.Add(i);
            }
            catch (RefusedException refusal)
            {
                answers[i] = Refuse(items[i], refusal);
            }
        }

        JudgedOrder[] judged = verify.JudgeAll(gathered);
        for (int i = 0; i < judged.Length; i++)
        {
            answers[places[i]] = await FinishAsync(items[places[i]], judged[i], stop);
        }

        return answers;
    }

    private ValueTask<GatheredOrder> GatherAsync(VerifyCertificatesRequest item, CancellationToken stop)
    {
        rate.TakeOne(call, _caller);
        if (item.ItemId.Length > MaxItemId)
        {
            throw new RefusedException(RefusalReason.FieldInvalid, "item_id", "at most 64 characters");
        }

        VerifyOrder order = VerifyRequests.ToOrder(
            item.Document.Memory, item.Statements, item.Province, item.AtTime, item.KnownAtBlock, province);
        Asker asker = item.Purpose.Length == 0 ? _asker : VerifyRequests.ToAsker(_caller, item.Purpose);
        return verify.GatherAsync(order with { Asker = asker }, stop);
    }

    private async ValueTask<VerifyCertificatesResponse> FinishAsync(
        VerifyCertificatesRequest item, JudgedOrder judged, CancellationToken stop)
    {
        try
        {
            VerificationReport report = await verify.FinishAsync(judged, stop);
            return new VerifyCertificatesResponse
            {
                ItemId = item.ItemId,
                Report = report.ToMessage(judged.Gathered.Presented),
            };
        }
        catch (RefusedException refusal)
        {
            return Refuse(item, refusal);
        }
    }

    private static VerifyCertificatesResponse Refuse(VerifyCertificatesRequest item, RefusedException refusal) => new()
    {
        ItemId = item.ItemId.Length <= MaxItemId ? item.ItemId : item.ItemId[..MaxItemId],
        Error = refusal.ToStatus(),
    };
}
