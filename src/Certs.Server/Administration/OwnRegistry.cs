using Certs.Core;
using Certs.Core.Registry;
using Certs.Ledger;
using Certs.Ledger.Contracts;
using Certs.Server.Chain;
using Certs.Server.Hosting;
using Microsoft.Extensions.Options;

namespace Certs.Server.Administration;

/// <summary>
/// What this province says of itself on the chain: written, kept and read back, by one caller at a time.
/// </summary>
internal sealed class OwnRegistry(
    ProvinceRegistrar registrar, ChainReader reader, ProvinceChain chain, IOptions<NodeOptions> node)
    : IDisposable
{
    private static readonly TimeSpan ReadLimit = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _oneAtATime = new(1);

    /// <summary>The province.</summary>
    public ushort Province => node.Value.Province;

    /// <summary>What writes.</summary>
    public ProvinceRegistrar Registrar => registrar;

    /// <summary>
    /// True for a development chain: what was written may be gone when its node was killed.
    /// </summary>
    public bool MayLoseEntries => chain.Network.IsDevelopment;

    /// <summary>
    /// Waits for the turn to write; disposing the result ends it. Numbers that the chain gives and rows in
    /// the store must not cross.
    /// </summary>
    public async Task<IDisposable> TakeTurnAsync(CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        return new Turn(_oneAtATime);
    }

    /// <summary>What the registries say now.</summary>
    /// <exception cref="LedgerUnavailableException">They cannot be read.</exception>
    public async Task<RegistryView> ReadAsync(CancellationToken cancellationToken) =>
        (await reader.AtLeastAsync(0, ReadLimit, cancellationToken)).GetView();

    /// <summary>
    /// Returns when <paramref name="isRead"/> holds of what is read, so that the next call can build on it;
    /// after half a minute in any case.
    /// </summary>
    /// <remarks>
    /// It is written already: a caller that goes on too soon is refused, and nothing is lost.
    /// </remarks>
    public async Task UntilReadAsync(Predicate<RegistryView> isRead, CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit =
            CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(ReadLimit);
        long block = 0;
        try
        {
            while (true)
            {
                ChainState state = await reader.AtLeastAsync(block, ReadLimit, limit.Token);
                if (state.View is Lookup<RegistryView>.Found(RegistryView view) && isRead(view))
                {
                    return;
                }

                block = (state.Head?.BlockNumber ?? block) + 1;
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The limit is over.
        }
    }

    /// <summary>
    /// What was written so far outlives a kill of the chain's node when this returns, if this node runs that
    /// chain.
    /// </summary>
    /// <exception cref="LedgerUnavailableException">It may be gone already.</exception>
    public Task KeepAsync(CancellationToken cancellationToken) => chain.SnapshotAsync(cancellationToken);

    /// <summary>
    /// How many agencies of the province are on the chain, asked of the node itself: nothing read is as new.
    /// </summary>
    /// <exception cref="LedgerUnavailableException">No answer.</exception>
    public async Task<int> CountAgenciesAsync(CancellationToken cancellationToken) =>
        await chain.SendingNode.AskAsync(
            new IssuerRegistryContract(chain.Network.Contracts.Issuers).AgencyCount(Province),
            cancellationToken);

    /// <inheritdoc />
    public void Dispose() => _oneAtATime.Dispose();

    private sealed class Turn(SemaphoreSlim oneAtATime) : IDisposable
    {
        public void Dispose() => oneAtATime.Release();
    }
}
