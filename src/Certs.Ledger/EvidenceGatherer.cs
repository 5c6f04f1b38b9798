using Certs.Core;
using Certs.Core.Registry;
using Certs.Core.Types;
using Certs.Core.Verification;

namespace Certs.Ledger;

/// <summary>Asks the chain for everything that a verdict rests on. Judging itself is <see cref="Judge"/>'s.</summary>
/// <remarks>Safe for many threads. A known root costs no round trip: everything comes from the reader's memory.</remarks>
/// <param name="chain">Reads the chain. Stays the caller's.</param>
/// <param name="types">The certificate types that this verifier has.</param>
/// <param name="policy">The verifier's tolerances.</param>
/// <param name="time">The clock.</param>
public sealed class EvidenceGatherer(
    ChainReader chain, CertificateTypes types, VerificationPolicy policy, TimeProvider time)
{
    /// <summary>Gathers the evidence on one document. Trouble with the chain is part of the evidence, no exception.</summary>
    /// <param name="document">The document as presented.</param>
    /// <param name="question">What is asked of it.</param>
    /// <param name="cancellationToken">Ends the wait for the chain.</param>
    public ValueTask<Evidence> GatherAsync(
        PresentedDocument document, VerdictQuestion question, CancellationToken cancellationToken) =>
        GatherAsync(document, [], question, cancellationToken);

    /// <summary>Gathers the evidence on one document and on bridge statements that came beside it.</summary>
    /// <param name="document">The document as presented; the statements that it carries are judged too.</param>
    /// <param name="beside">More statements, from anywhere.</param>
    /// <param name="question">What is asked of it.</param>
    /// <param name="cancellationToken">Ends the wait for the chain.</param>
    public async ValueTask<Evidence> GatherAsync(
        PresentedDocument document, IReadOnlyList<PresentedStatement> beside, VerdictQuestion question,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(beside);
        IReadOnlyList<PresentedStatement> statements = beside.Count == 0
            ? document.Statements
            : [.. document.Statements.Concat(beside).DistinctBy(statement => statement.Digest)];
        ChainState state = question.KnownAtBlock is { } block
            ? await chain.AsKnownAtAsync(block, cancellationToken)
            : await NewestAsync(NewestAnchor(document, statements), cancellationToken);
        Lookup<AnchorRecord> anchor = document is { Root: { } root, Document: { } read }
            ? await chain.FindAnchorAsync(state, read.Payload.Issuer, root, cancellationToken)
            : new Lookup<AnchorRecord>.Absent();
        DateTimeOffset now = question.KnownAtBlock is null ? time.GetUtcNow() : state.ConfirmedAt;
        return new Evidence
        {
            Document = document,
            Type = FindType(document),
            Registry = state.View,
            Anchor = anchor,
            Bridges = await BridgesAsync(statements, state, cancellationToken),
            Chain = chain.Network.ChainName,
            MayLoseBlocks = chain.Network.IsDevelopment,
            RelyingProvince = question.Province,
            At = question.At ?? (question.KnownAtBlock is null ? now : state.Head?.BlockTime ?? now),
            Now = now,
            KnownUntil = state.ConfirmedAt,
            Nodes = state.Nodes,
            Policy = policy,
        };
    }

    // A document whose path is younger than what is known here is worth one look at the chain, and not more: it may say
    // any height. When no node answers, what was read last goes on to count; judging says how old it is, and from which
    // age on it no longer suffices.
    private async ValueTask<ChainState> NewestAsync(long? newestAnchor, CancellationToken cancellationToken)
    {
        ChainState state = await chain.CurrentAsync(cancellationToken);
        if (newestAnchor is { } block && block > state.Head?.BlockNumber)
        {
            state = await chain.AtLeastAsync(block, TimeSpan.Zero, cancellationToken);
        }

        return state.Head is null ? chain.LastReached ?? state : state;
    }

    private static long? NewestAnchor(PresentedDocument document, IReadOnlyList<PresentedStatement> statements)
    {
        long? newest = document.Document?.Anchor?.BlockNumber;
        foreach (PresentedStatement statement in statements)
        {
            if (statement.Statement?.Anchor is { } anchor && !(anchor.BlockNumber <= newest))
            {
                newest = anchor.BlockNumber;
            }
        }

        return newest;
    }

    private async ValueTask<IReadOnlyList<BridgeEvidence>> BridgesAsync(
        IReadOnlyList<PresentedStatement> statements, ChainState state, CancellationToken cancellationToken)
    {
        if (statements.Count == 0)
        {
            return [];
        }

        List<BridgeEvidence> bridges = new(statements.Count);
        foreach (PresentedStatement presented in statements)
        {
            Lookup<AnchorRecord> anchor = presented is { Root: { } root, Statement: { } statement }
                ? await chain.FindAnchorAsync(state, statement.Claims.Issuer, root, cancellationToken)
                : new Lookup<AnchorRecord>.Absent();
            bridges.Add(new BridgeEvidence(presented, anchor));
        }

        return bridges;
    }

    private Lookup<CertificateType> FindType(PresentedDocument document) =>
        document.Document is { } read && types.Find(read.Payload.Type) is { } type
            ? new Lookup<CertificateType>.Found(type)
            : new Lookup<CertificateType>.Absent();
}
