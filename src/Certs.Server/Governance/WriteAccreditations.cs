using Certs.Core;
using Certs.Core.Registry;
using Certs.Ledger;
using Certs.Ledger.Contracts;
using Certs.Ledger.Evm;
using Certs.Server.Hosting;
using Microsoft.Extensions.Options;

namespace Certs.Server.Governance;

/// <summary>Accredits bridging bodies for this province, and ends that.</summary>
internal sealed class WriteAccreditations(
    ProvinceWrites writes, RegistryAtBlock registry, NetworkFile network, IOptions<NodeOptions> node)
{
    private readonly RecognitionRegistryContract _contract = new(network.Contracts.Recognition);

    /// <summary>Lets an agency bridge documents to this province.</summary>
    /// <param name="order">The request.</param>
    /// <param name="agency">The agency, of whichever province.</param>
    /// <param name="from">The first moment; null: the newest block's time.</param>
    /// <param name="until">The first moment at which it no longer holds; null: open.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<BridgeAccreditation> AddAsync(
        WriteOrder order, AgencyId agency, DateTimeOffset? from, DateTimeOffset? until,
        CancellationToken cancellationToken)
    {
        TransactionReceipt receipt = await writes.RunAsync(
            order,
            async () => _contract.AccreditBridge(
                agency, from ?? (await registry.NowAsync(cancellationToken)).Head.BlockTime, until),
            cancellationToken);
        return await ReadAsync(agency, receipt, cancellationToken);
    }

    /// <summary>Brings the end of an agency's latest accreditation forward.</summary>
    /// <param name="order">The request.</param>
    /// <param name="agency">The agency.</param>
    /// <param name="until">The new end; null: the newest block's time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<BridgeAccreditation> EndAsync(
        WriteOrder order, AgencyId agency, DateTimeOffset? until, CancellationToken cancellationToken)
    {
        TransactionReceipt receipt = await writes.RunAsync(
            order,
            async () => _contract.EndAccreditation(
                agency, until ?? (await registry.NowAsync(cancellationToken)).Head.BlockTime),
            cancellationToken);
        return await ReadAsync(agency, receipt, cancellationToken);
    }

    private async Task<BridgeAccreditation> ReadAsync(
        AgencyId agency, TransactionReceipt receipt, CancellationToken cancellationToken) =>
        (await registry.AfterAsync(receipt.BlockNumber, cancellationToken))
            .FindAccreditation(node.Value.Province, agency)
            ?? throw new LedgerUnavailableException(
                LedgerTrouble.HeadWentBack, $"The accreditation of {agency} was written and is not on the chain.");
}
