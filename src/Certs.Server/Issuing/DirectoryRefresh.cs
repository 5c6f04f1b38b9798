using System.Data.Common;
using Certs.Server.Keys;
using Certs.Server.Storage;

namespace Certs.Server.Issuing;

/// <summary>
/// Reads agencies and keys again when another replica has entered one. Rows of both are only ever added, so their number
/// tells.
/// </summary>
internal sealed partial class DirectoryRefresh(
    IAnchoringLead lead, AgencyStore store, IssuerDirectory directory, KeyFolder keys, ILogger<DirectoryRefresh> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!lead.IsShared)
        {
            return;
        }

        long known = -1;
        using PeriodicTimer timer = new(Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                known = await RefreshAsync(known, stoppingToken);
            }
            catch (DbException failure)
            {
                NotRead(logger, failure.Message);
            }
            catch (SigningKeyException failure)
            {
                NotRead(logger, failure.Message);
            }
        }
    }

    private async Task<long> RefreshAsync(long known, CancellationToken cancellationToken)
    {
        long count = await store.CountAsync(cancellationToken);
        if (count != known)
        {
            keys.LoadNew();
            await directory.ReloadAsync(cancellationToken);
        }

        return count;
    }

    [LoggerMessage(1010, LogLevel.Warning, "Agencies and keys of other replicas could not be read. {Reason}")]
    private static partial void NotRead(ILogger logger, string reason);
}
