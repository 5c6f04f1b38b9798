using Certs.Ledger.Evm;
using Certs.Testing.Chain;

namespace Certs.Ledger.Tests.DevChain;

public sealed class ChainIdentityTests(DevChainFixture chain) : IClassFixture<DevChainFixture>
{
    // Every start of anvil leaves a genesis block of its own in the next dump; which of them was loaded last was chance.
    [Fact]
    public async Task A_chain_that_was_restarted_again_and_again_has_the_genesis_block_that_it_began_with()
    {
        for (int restart = 0; restart < 6; restart++)
        {
            await chain.Chain.StopNodeAsync(default);
            await chain.Chain.StartNodeAsync(default);
            using EthNode node = new(chain.Chain.Endpoint);

            BlockHeader? genesis = await node.AskAsync(NodeQuestions.Block(0), default);

            Assert.Equal(chain.Network.GenesisHash, genesis?.Hash);
        }
    }
}
