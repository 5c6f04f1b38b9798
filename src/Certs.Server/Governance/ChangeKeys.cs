using Certs.Core;
using Certs.Core.Registry;
using Certs.Ledger;
using Certs.Ledger.Contracts;
using Certs.Ledger.Evm;
using Certs.Server.Administration;
using Certs.Server.Issuing;
using Certs.Server.Refusals;
using Certs.Server.Storage;

namespace Certs.Server.Governance;

/// <summary>Puts a new key in the place of another, and revokes keys.</summary>
/// <remarks>
/// Rotation is not revocation: the old key's signatures stay good, whenever they are looked at. Revocation cuts at a date:
/// what was anchored before stays good.
/// </remarks>
internal sealed class ChangeKeys(
    ProvinceWrites writes, EnterKey enterKey, IssuerDirectory directory, RegistryAtBlock registry, NetworkFile network)
{
    // A signature counts from its anchor: what the old key signed last must be on the chain before it ends.
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(1);

    private readonly IssuerRegistryContract _contract = new(network.Contracts.Issuers);

    /// <summary>Makes a key of the same suite here, enters it, and retires the old one.</summary>
    /// <param name="order">The request.</param>
    /// <param name="agency">The agency, of this node.</param>
    /// <param name="old">The key that ends.</param>
    /// <param name="retireAt">The first moment at which it may no longer sign; null: an hour after the newest block.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<(AgencyKeyRow Entered, KeyRecord Retired)> RotateAsync(
        WriteOrder order, AgencyId agency, Hash32 old, DateTimeOffset? retireAt, CancellationToken cancellationToken)
    {
        KeyRecord key = await FindAsync(agency, old, cancellationToken);
        AgencyKeyRow entered = await enterKey.MakeAsync(order.RequestId, agency, key.Suite, cancellationToken);
        TransactionReceipt receipt = await writes.RunAsync(
            order,
            async () => _contract.RetireKey(
                agency, old, retireAt ?? (await registry.NowAsync(cancellationToken)).Head.BlockTime + Overlap),
            cancellationToken);
        return (entered, await ReadAsync(agency, old, receipt, cancellationToken));
    }

    /// <summary>Revokes a key for ever.</summary>
    /// <param name="order">The request.</param>
    /// <param name="agency">The agency, of this node.</param>
    /// <param name="keyId">The key.</param>
    /// <param name="reason">Why, by the numbers of RFC 5280 §5.3.1.</param>
    /// <param name="invalidFrom">What was anchored before stays good; null: the newest block's time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<KeyRecord> RevokeAsync(
        WriteOrder order, AgencyId agency, Hash32 keyId, byte reason, DateTimeOffset? invalidFrom,
        CancellationToken cancellationToken)
    {
        await FindAsync(agency, keyId, cancellationToken);
        TransactionReceipt receipt = await writes.RunAsync(
            order,
            async () => _contract.RevokeKey(
                agency, keyId, reason, invalidFrom ?? (await registry.NowAsync(cancellationToken)).Head.BlockTime),
            cancellationToken);
        return await ReadAsync(agency, keyId, receipt, cancellationToken);
    }

    private async Task<KeyRecord> FindAsync(AgencyId agency, Hash32 keyId, CancellationToken cancellationToken)
    {
        if (await directory.FindAsync(agency, cancellationToken) is null)
        {
            throw new RefusedException(RefusalReason.AgencyNotFound, "agency", "is not an agency of this node");
        }

        return (await registry.NowAsync(cancellationToken)).FindKey(agency, keyId)
            ?? throw new RefusedException(RefusalReason.KeyNotFound, "key_id", "is no key of this agency");
    }

    private async Task<KeyRecord> ReadAsync(
        AgencyId agency, Hash32 keyId, TransactionReceipt receipt, CancellationToken cancellationToken) =>
        (await registry.AfterAsync(receipt.BlockNumber, cancellationToken)).FindKey(agency, keyId)
            ?? throw new LedgerUnavailableException(
                LedgerTrouble.HeadWentBack, $"The key {keyId} was written and is not on the chain.");
}
