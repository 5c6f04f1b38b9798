using Certs.Core.Bundles;
using Certs.Core.Registry;
using Certs.Core.Verification;
using Certs.Ledger.Evm;

namespace Certs.Ledger.Offline;

/// <summary>Takes from the chain what a document's verdict rests on, for verifiers without a network.</summary>
/// <remarks>
/// What the chain does not have is left out: the bundle then says less, and the verdict on it is undecided where that is
/// missing. Safe for many threads.
/// </remarks>
/// <param name="chain">Reads the registries. Stays the caller's.</param>
/// <param name="node">Gives headers, receipts and proofs. Stays the caller's.</param>
public sealed class BundleCapture(ChainReader chain, EthNode node)
{
    private readonly AnchorCapture _anchors = new(chain, node);
    private readonly StatusCapture _statuses = new(chain.Network, node);
    private readonly BundleHandOvers _handOvers = new(chain.Network, node);

    /// <summary>Makes the bundle of a document.</summary>
    /// <param name="document">The document's file.</param>
    /// <param name="beside">Bridge statements beside it.</param>
    /// <param name="cancellationToken">Ends the wait for the chain.</param>
    /// <returns>The bundle, and the block that its status is as of.</returns>
    /// <exception cref="LedgerUnavailableException">The chain cannot be read now.</exception>
    public Task<(Bundle Bundle, ChainHead Head)> CaptureAsync(
        ReadOnlyMemory<byte> document, IReadOnlyList<ReadOnlyMemory<byte>> beside,
        CancellationToken cancellationToken) =>
        RefreshAsync(
            new Bundle
            {
                Document = document,
                Statements = [.. beside.Select(file => new StatementEvidence(file, null))],
            },
            cancellationToken);

    /// <summary>Proves the status anew, at the newest block, and the anchor where the bundle does not.</summary>
    /// <param name="bundle">A bundle, or one that holds a document alone.</param>
    /// <param name="cancellationToken">Ends the wait for the chain.</param>
    /// <returns>The bundle, and the block that its status is as of.</returns>
    /// <exception cref="LedgerUnavailableException">The chain cannot be read now.</exception>
    public async Task<(Bundle Bundle, ChainHead Head)> RefreshAsync(
        Bundle bundle, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        PresentedDocument document = PresentedDocument.Read(bundle.Document);
        IReadOnlyList<PresentedStatement> statements = BundleSubjects.StatementsOf(document, bundle);
        ChainState state = await CurrentAsync(document, cancellationToken);
        AnchorEvidence? inclusion = bundle.Inclusion ?? await _anchors.FindAsync(
            state, document.Document?.Payload.Issuer, document.Root, cancellationToken);
        List<StatementEvidence> proven = [];
        for (int i = 0; i < statements.Count; i++)
        {
            proven.Add(await ProveAsync(
                state, statements[i], i - document.Statements.Count, bundle, cancellationToken));
        }

        RegistryView view = state.GetView();
        StatusEvidence status = await _statuses.TakeAsync(
            view, BundleSubjects.StatusesOf(document, statements), cancellationToken);
        Bundle whole = bundle with { Inclusion = inclusion, Statements = proven, Status = status };
        return (whole with { HandOvers = await _handOvers.TakeAsync(whole, cancellationToken) }, view.Head);
    }

    // A document that was anchored a moment ago is worth one look at a newer block.
    private async Task<ChainState> CurrentAsync(PresentedDocument document, CancellationToken cancellationToken)
    {
        ChainState state = await chain.CurrentAsync(cancellationToken);
        return document.Document?.Anchor?.BlockNumber is { } block && block > state.Head?.BlockNumber
            ? await chain.AtLeastAsync(block, TimeSpan.Zero, cancellationToken)
            : state;
    }

    private async Task<StatementEvidence> ProveAsync(
        ChainState state, PresentedStatement statement, int beside, Bundle bundle, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte>? file = beside < 0
            ? null
            : bundle.Statements.Where(one => one.File is not null).ElementAt(beside).File;
        AnchorEvidence? inclusion = await _anchors.FindAsync(
            state, statement.Statement?.Claims.Issuer, statement.Root, cancellationToken);
        return new StatementEvidence(file, inclusion);
    }
}
