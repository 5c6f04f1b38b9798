using System.Globalization;
using Certs.Core.Witnessing;
using Certs.Ledger;
using Certs.Ledger.Offline;
using Certs.Server.Chain;
using Certs.Server.Hosting;
using Certs.Server.Refusals;
using Microsoft.Extensions.Options;

namespace Certs.Server.Witnessing;

/// <summary>Reads a block and facts from this province's own nodes and signs them with its admin account.</summary>
/// <remarks>
/// What a caller says is compared, never signed: of a caller that signed for another block both statements are kept.
/// </remarks>
internal sealed class SignCheckpoint(
    CheckpointReader reader, ChainReader chain, ProvinceChain accounts, KeepEvidence evidence, IOptions<NodeOptions> node)
{
    /// <summary>Signs for another province.</summary>
    /// <exception cref="RefusedException">The chain does not have it, or this province is no member.</exception>
    /// <exception cref="LedgerUnavailableException">The chain cannot be read now.</exception>
    public async Task<SignedCheckpoint> RunAsync(CoSignOrder order, CancellationToken cancellationToken)
    {
        Checkpoint asked = order.Checkpoint;
        if (asked.Head.ChainId != chain.Network.ChainId || asked.GenesisHash != chain.Network.GenesisHash)
        {
            throw new RefusedException(
                RefusalReason.FieldInvalid, "checkpoint", $"of chain {chain.Network.ChainId}, which this province reads");
        }

        (SignedCheckpoint own, CheckpointReading reading) =
            await SignAsync(asked.Head.BlockNumber, order.Facts, cancellationToken);
        if (order.Signature is { } signature && asked.Contradicts(own.Checkpoint)
            && asked.IsSigned(signature, reading.Root))
        {
            await evidence.RunAsync(own, new SignedCheckpoint(asked, [signature]));
        }

        return own;
    }

    /// <summary>Signs what this province reads.</summary>
    /// <param name="block">The block's height; null: the newest.</param>
    /// <param name="facts">The facts.</param>
    /// <param name="cancellationToken">Ends the wait for the chain.</param>
    /// <exception cref="RefusedException">The chain does not have it, or this province is no member.</exception>
    /// <exception cref="LedgerUnavailableException">The chain cannot be read now.</exception>
    public async Task<(SignedCheckpoint Own, CheckpointReading Reading)> SignAsync(
        long? block, IReadOnlyList<FactQuestion> facts, CancellationToken cancellationToken)
    {
        CheckpointReading reading = await ReadAsync(block, facts, cancellationToken);
        ushort province = node.Value.Province;
        return reading.Root.AccountOf(province) == accounts.Admin.Address
            ? (new SignedCheckpoint(reading.Checkpoint, []).SignedBy(province, accounts.Admin), reading)
            : throw new RefusedException(
                RefusalReason.NotAMember, $"Province {province} is no member by this account.");
    }

    private async Task<CheckpointReading> ReadAsync(
        long? block, IReadOnlyList<FactQuestion> facts, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadAsync(block, facts, cancellationToken);
        }
        catch (FactNotOnChainException missing)
        {
            string field = missing.Fact is { } place
                ? string.Create(CultureInfo.InvariantCulture, $"facts[{place}].root")
                : "checkpoint.block_number";
            throw new RefusedException(RefusalReason.FieldInvalid, field, missing.Message);
        }
    }
}
