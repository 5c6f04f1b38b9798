using System.Collections.Concurrent;
using System.Data.Common;
using Certs.Core.Bridging;
using Certs.Server.Anchoring;
using Certs.Server.Bridging;
using Certs.Server.Storage;

namespace Certs.Server.Statistics;

/// <summary>
/// Measures how long a bridge statement takes, from the request to the chain: only those that somebody asked for singly,
/// since nobody waits for the statements of a bulk.
/// </summary>
/// <remarks>What is under way when the service ends is not counted.</remarks>
internal sealed class BridgeTimes(BatchStore batches, AnchoringFeed feed, VerdictTally tally, TimeProvider time)
    : BackgroundService
{
    // Memory must not grow with what is asked while the chain is away.
    private const int MostUnderWay = 10_000;

    // In case a step was made where no signal comes from.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<CertificateId, UnderWay> _underWay = new();

    /// <summary>When the request came in; goes to <see cref="Follow"/>.</summary>
    public long Begin() => time.GetTimestamp();

    /// <summary>Measures a statement that was made now; one that was there before is not counted again.</summary>
    public void Follow(long begun, RequestedStatement requested)
    {
        if (requested.IsNew && _underWay.Count < MostUnderWay)
        {
            StoredStatement made = requested.Statement;
            BridgeClaims claims = BridgeStatementReader.Read(made.Document).Claims;
            _underWay[made.Id] = new UnderWay(begun, claims.Original.Issuer.Province, claims.RelyingProvince);
        }
    }

    /// <summary>Counts those that are on the chain now.</summary>
    /// <exception cref="DbException">The store cannot be read; nothing of what is left is lost.</exception>
    internal async Task SettleAsync(CancellationToken cancellationToken)
    {
        Batch? batch = null;
        uint notYet = 0;
        foreach (CertificateId id in _underWay.Keys.OrderBy(id => id.Value))
        {
            // Places are put under roots in their order: behind one that is not, none is.
            if (id.Series != notYet && batch?.Covers(id) != true)
            {
                batch = await batches.FindCoveringAsync(id, cancellationToken);
                notYet = batch is null ? id.Series : notYet;
            }

            if (batch is { Place: not null } && batch.Covers(id))
            {
                Count(id);
            }
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            Task next = feed.Next;
            try
            {
                await SettleAsync(stoppingToken);
            }
            catch (DbException)
            {
                // It is asked again in a moment; whoever needs the store for more than a statistic tells of it.
            }

            await Task.WhenAny(next, Task.Delay(LongestSilence, time, stoppingToken));
        }
    }

    private void Count(CertificateId id)
    {
        if (_underWay.TryRemove(id, out UnderWay made))
        {
            tally.Bridged.Add(new BridgeKind(
                Month.Of(time.GetUtcNow()), made.Issuing, made.Relying,
                DurationStep.Of(time.GetElapsedTime(made.Begun))));
        }
    }

    private readonly record struct UnderWay(long Begun, ushort Issuing, ushort Relying);
}
