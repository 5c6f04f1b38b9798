using Certs.Core.Bundles;
using Certs.Core.Proofs;
using Certs.Ledger.Evm;

namespace Certs.Ledger.Offline;

/// <summary>Takes the changes of validators that lead to the headers of a bundle. Safe for many threads.</summary>
/// <remarks>
/// From the deployment of the contracts on: nobody knows which checkpoint a verifier has, and what came before it is passed
/// over there.
/// </remarks>
internal sealed class BundleHandOvers(NetworkFile network, EthNode node)
{
    private HandOverCapture? _capture;

    /// <summary>The hand-overs; none on a chain without seals.</summary>
    /// <exception cref="LedgerUnavailableException">The chain cannot be read now.</exception>
    public async Task<IReadOnlyList<HandOverEvidence>> TakeAsync(Bundle bundle, CancellationToken cancellationToken)
    {
        IEnumerable<AnchorEvidence?> inclusions =
            bundle.Statements.Select(statement => statement.Inclusion).Append(bundle.Inclusion);
        ReadOnlyMemory<byte>[] proven =
        [
            .. inclusions.OfType<AnchorEvidence>().Select(inclusion => inclusion.Header),
            .. bundle.Status is { } status ? [status.Header] : Array.Empty<ReadOnlyMemory<byte>>(),
        ];
        if (network.IsDevelopment || proven.Length == 0)
        {
            return [];
        }

        long[] heights =
        [
            Math.Max(1, network.DeployedBlock),
            .. proven.Select(header => ChainHeader.Read(header.Span, UnknownMembers.Refused).Height),
        ];
        return await CaptureAsync(heights[^1], cancellationToken) is { } capture
            ? await capture.FindAsync(heights, cancellationToken)
            : [];
    }

    // How a chain seals its blocks never changes.
    private async Task<HandOverCapture?> CaptureAsync(long height, CancellationToken cancellationToken)
    {
        if (_capture is null)
        {
            Consensus consensus = ConsensusReading.Of(network, (await AskAsync([height], cancellationToken))[0]);
            _capture = consensus == Consensus.Unsealed ? null : new HandOverCapture(HeadersAsync, consensus);
        }

        return _capture;
    }

    private async Task<IReadOnlyList<ReadOnlyMemory<byte>>> HeadersAsync(
        IReadOnlyList<long> heights, CancellationToken cancellationToken) =>
        [.. (await AskAsync(heights, cancellationToken)).Select(header => header.Rlp)];

    private async Task<IReadOnlyList<WholeHeader>> AskAsync(
        IReadOnlyList<long> heights, CancellationToken cancellationToken)
    {
        IReadOnlyList<WholeHeader?> answers = await node.AskAllAsync(
            [.. heights.Select(height => NodeQuestions.Header(height))], cancellationToken);
        return
        [
            .. answers.Select((header, at) => header ?? throw new LedgerUnavailableException(
                LedgerTrouble.EventsIncomplete, $"Node {node.Endpoint.Authority}: block {heights[at]} is missing.")),
        ];
    }
}
