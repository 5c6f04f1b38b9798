using Certs.Core;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Ledger;
using Certs.Ledger.Contracts;
using Certs.Ledger.Evm;
using Certs.Server.Governance;
using Certs.Server.Refusals;
using Certs.Server.Storage;
using Certs.Server.Storage.Sqlite;
using Certs.Server.Tests.Storage;
using Certs.Testing.Chain;
using Xunit;

namespace Certs.Server.Tests.Governance;

/// <summary>A request writes once, wherever the process died. Over a real store and the real chain.</summary>
public sealed class ProvinceWritesTests(DevChainFixture chain) : IClassFixture<DevChainFixture>, IDisposable
{
    private static readonly DateTimeOffset From = new(2031, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Repeated_after_a_restart_it_finds_what_it_wrote()
    {
        WriteOrder order = Order(1);
        TransactionReceipt first = await RunAsync(order, () => Task.FromResult(Rule(11)));

        TransactionReceipt second = await RunAsync(order, NeverAsked);

        Assert.Equal(first.Transaction, second.Transaction);
        Assert.Equal(first.BlockNumber, second.BlockNumber);
    }

    [Fact]
    public async Task Cut_off_before_it_was_sent_it_sends_the_same_bytes()
    {
        WriteOrder order = Order(2);
        PreparedTransaction signed = await SignOnlyAsync(order, Rule(12));

        TransactionReceipt receipt = await RunAsync(order, NeverAsked);

        Assert.Equal(signed.Hash, receipt.Transaction);
        Assert.True(receipt.HasSucceeded);
    }

    [Fact]
    public async Task Where_its_nonce_was_used_for_another_it_never_was_and_is_made_anew()
    {
        WriteOrder order = Order(3);
        PreparedTransaction signed = await SignOnlyAsync(order, Rule(13));
        using (ProvinceRegistrar other = chain.Registrar(33))
        {
            await other.AccreditBridgeAsync(new AgencyId(62, 9), From, null, CancellationToken.None);
        }

        TransactionReceipt receipt = await RunAsync(order, () => Task.FromResult(Rule(13)));

        Assert.NotEqual(signed.Hash, receipt.Transaction);
        Assert.True(receipt.HasSucceeded);
        Assert.Equal(receipt.Transaction, (await RunAsync(order, NeverAsked)).Transaction);
    }

    [Fact]
    public async Task What_the_contract_refuses_keeps_nothing_so_the_request_can_be_put_right()
    {
        WriteOrder order = Order(4);
        await RunAsync(Order(5), () => Task.FromResult(Rule(14)));

        RefusedException refused = await Assert.ThrowsAsync<RefusedException>(
            () => RunAsync(order, () => Task.FromResult(Rule(14))));
        TransactionReceipt receipt = await RunAsync(order, () => Task.FromResult(Rule(15)));

        Assert.Equal(RefusalReason.RuleTies, refused.Reason);
        Assert.True(receipt.HasSucceeded);
    }

    public void Dispose() => _folder.Dispose();

    private static Task<ContractCall> NeverAsked() => throw new InvalidOperationException("It was signed before.");

    private static WriteOrder Order(byte content) =>
        new(Guid.NewGuid(), new Hash32(Hashing.Sha256([content])));

    private ContractCall Rule(ushort issuer) => new RecognitionRegistryContract(chain.Network.Contracts.Recognition)
        .AddRule(new RecognitionRule(
            0, 33, Suite.SM2, null, issuer, null, RuleVerdict.Recognised, From, null, default));

    // Each run has its own store, sender and writer, as after a restart.
    private async Task<TransactionReceipt> RunAsync(WriteOrder order, Func<Task<ContractCall>> makeCall)
    {
        using OpenStore store = SqliteStore.Open(_folder.File("certs.db"), TestVault.Own, TimeProvider.System);
        using ProvinceRegistrar registrar = chain.Registrar(33);
        using ProvinceWrites writes = new(registrar, new NodeFactStore(store.Database, store.Writer));
        return await writes.RunAsync(order, makeCall, TestContext.Current.CancellationToken);
    }

    private async Task<PreparedTransaction> SignOnlyAsync(WriteOrder order, ContractCall call)
    {
        using OpenStore store = SqliteStore.Open(_folder.File("certs.db"), TestVault.Own, TimeProvider.System);
        using ProvinceRegistrar registrar = chain.Registrar(33);
        PreparedTransaction signed = await registrar.PrepareAsync(call, TestContext.Current.CancellationToken);
        await new NodeFactStore(store.Database, store.Writer).SetAsync(
            $"province-write/{order.RequestId}", StoredWrite.Write(order.Content, signed));
        return signed;
    }
}
