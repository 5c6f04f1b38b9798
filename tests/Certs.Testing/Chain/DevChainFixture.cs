using Certs.Ledger;
using Certs.Ledger.DevChain;
using Certs.Ledger.Evm;
using Xunit;

namespace Certs.Testing.Chain;

/// <summary>
/// A development chain of its own in a temporary folder, with the demonstration consortium on it.
/// </summary>
/// <remarks>One per test class (<c>IClassFixture</c>) or made and disposed by a test itself.</remarks>
public sealed class DevChainFixture : IAsyncLifetime
{
    public DevChainFixture()
    {
        TestAnvil.Use();
        DataFolder = Directory.CreateTempSubdirectory("certs-chain-").FullName;
    }

    public string DataFolder { get; }

    public DevChain Chain { get; private set; } = null!;

    public EthNode Node { get; private set; } = null!;

    public NetworkFile Network => Chain.Network;

    public async ValueTask InitializeAsync()
    {
        Chain = await DevChain.OpenAsync(
            new DevChainOptions { DataFolder = DataFolder }, progress: null, CancellationToken.None);
        Node = new EthNode(Chain.Endpoint);
    }

    /// <summary>Makes an empty block.</summary>
    public async Task MineAsync() =>
        await Node.Client.CallAsync(new JsonRpcCall("evm_mine"), CancellationToken.None);

    /// <summary>A sender for a province's operator account; the caller disposes it.</summary>
    public ChainSender Operator(ushort province) =>
        new(Node, Network.ChainId, Chain.LoadOperator(province));

    /// <summary>A registrar for a province; the caller disposes it.</summary>
    public ProvinceRegistrar Registrar(ushort province) => new(Node, Network, Chain.LoadAdmin(province));

    public async ValueTask DisposeAsync()
    {
        Node?.Dispose();
        if (Chain is not null)
        {
            await Chain.DisposeAsync();
        }

        Directory.Delete(DataFolder, recursive: true);
    }
}
