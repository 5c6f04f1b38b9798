using Certs.Core.Bundles;
using Certs.Core.Evm;
using Certs.Ledger;
using Certs.Ledger.Offline;
using Certs.Server.Chain;
using Certs.Server.Hosting;
using Certs.Server.Refusals;
using Microsoft.Extensions.Options;

namespace Certs.Server.Bundles;

/// <summary>Makes the trust file of a block and signs it for this province.</summary>
/// <remarks>
/// Nothing that another province says is signed: the file follows from the block as this province's own nodes have it.
/// The newest file is kept, since many verifiers ask for it.
/// </remarks>
internal sealed class SignTrustFile(
    TrustFileDraft draft, ChainReader chain, ProvinceChain accounts, IOptions<NodeOptions> node)
{
    private SignedTrustFile? _newest;

    /// <summary>The file.</summary>
    /// <param name="block">The block's height; null: the newest.</param>
    /// <param name="cancellationToken">Ends the wait for the chain.</param>
    /// <exception cref="RefusedException">There is no such block yet, or this province is no member.</exception>
    /// <exception cref="LedgerUnavailableException">The chain cannot be read now.</exception>
    public async Task<SignedTrustFile> RunAsync(long? block, CancellationToken cancellationToken)
    {
        long head = (await chain.CurrentAsync(cancellationToken)).GetView().Head.BlockNumber;
        if (block > head)
        {
            head = (await chain.AtLeastAsync(block.Value, TimeSpan.Zero, cancellationToken)).GetView().Head.BlockNumber;
        }

        if (block > head)
        {
            throw new RefusedException(
                RefusalReason.FieldInvalid, "block_number", $"at most {head}, the newest block known here");
        }

        SignedTrustFile? newest = Volatile.Read(ref _newest);
        return newest is not null && newest.Trust.Registries.Head.BlockNumber == (block ?? head)
            && !chain.Network.IsDevelopment
            ? newest
            : Keep(await MakeAsync(block, cancellationToken));
    }

    private async Task<SignedTrustFile> MakeAsync(long? block, CancellationToken cancellationToken)
    {
        TrustFile trust = await draft.MakeAsync(block, cancellationToken);
        ushort province = node.Value.Province;
        Secp256k1Key admin = accounts.Admin;
        return trust.Root.AccountOf(province) == admin.Address
            ? SignedTrustFile.Draft(trust).SignedBy(province, admin)
            : throw new RefusedException(
                RefusalReason.NotAMember, "block_number", $"province {province} is no member by this account");
    }

    private SignedTrustFile Keep(SignedTrustFile file)
    {
        Volatile.Write(ref _newest, file);
        return file;
    }
}
