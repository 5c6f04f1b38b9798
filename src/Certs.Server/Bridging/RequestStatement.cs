using Certs.Core.Verification;
using Certs.Server.Anchoring;
using Certs.Server.Issuing;
using Certs.Server.Refusals;
using Certs.Server.Storage;

namespace Certs.Server.Bridging;

/// <summary>Makes a bridge statement about a certificate.</summary>
/// <remarks>
/// <list type="number">
/// <item>A request that was answered before gets its first answer.</item>
/// <item>A statement that is in force for this certificate and province already is the answer.</item>
/// <item>The node may sign at all: store, queue and clock are in order.</item>
/// <item>The certificate is verified in full. What does not pass is refused, with the reason.</item>
/// <item>A body of this node with a key that the province recognises signs.</item>
/// <item>The statement is stored. From here on it exists, and the worker brings it to the chain.</item>
/// </list>
/// </remarks>
internal sealed class RequestStatement(
    IssuingGate gate, VerifyOriginal verify, BridgingBodies bodies, StatementMaker maker, StatementStore store,
    Backlog backlog)
{
    /// <summary>Runs the steps.</summary>
    /// <exception cref="RefusedException">No statement can be made; nothing is stored.</exception>
    public async Task<RequestedStatement> RunAsync(StatementOrder order, CancellationToken cancellationToken)
    {
        maker.Check(order.ValidFor);
        if (await store.FindByRequestAsync(order.RequestId, cancellationToken) is var (first, digest))
        {
            return digest == order.ContentDigest ? new RequestedStatement(first, false) : throw RequestIdReused();
        }

        (DateTimeOffset now, _) = gate.Pass();
        PresentedDocument presented = PresentedDocument.Read(order.Document);
        if (presented.Document is not null
            && await store.FindInForceAsync(presented.Leaf, order.Province, now, cancellationToken) is { } inForce)
        {
            return new RequestedStatement(inForce, false);
        }

        NewStatement made = await MakeAsync(order, presented, now, cancellationToken);
        return await StoreAsync(made, cancellationToken);
    }

    private async Task<NewStatement> MakeAsync(
        StatementOrder order, PresentedDocument presented, DateTimeOffset now, CancellationToken cancellationToken)
    {
        (VerifiedOriginal? original, RefusedException? refusal) =
            await verify.RunAsync(presented, order.Province, now, cancellationToken);
        if (original is null)
        {
            throw refusal!;
        }

        BridgingBody body = await bodies.FindAsync(
            original.View, presented.Document!.Payload.Issuer, original.Question, order.Body, cancellationToken)
            ?? throw NoBody(order.Province);
        return await maker.MakeAsync(
            original, body, order.ValidFor, (order.RequestId, order.ContentDigest), cancellationToken);
    }

    private async Task<RequestedStatement> StoreAsync(NewStatement made, CancellationToken cancellationToken)
    {
        switch ((await store.AddAsync([made]))[0])
        {
            case AddedStatement.Added added:
                backlog.Add(1);
                return new RequestedStatement((await store.FindAsync(added.Id, cancellationToken))!, true);
            case AddedStatement.Earlier earlier:
                return new RequestedStatement(earlier.Statement, false);
            default:
                throw RequestIdReused();
        }
    }

    /// <summary>The refusal where nobody of this node may speak to a province.</summary>
    public static RefusedException NoBody(ushort province) => new(
        RefusalReason.NoBridgingBody,
        $"No agency of this node may bridge to province {province} in a suite that it recognises.");

    private static RefusedException RequestIdReused() =>
        new(RefusalReason.RequestIdReused, "request_id", "Used before, for something else.");
}
