using System.Numerics;
using Certs.Core.Evm;

namespace Certs.Core.Proofs;

/// <summary>What the state says of an account (yellow paper §4.1).</summary>
/// <param name="Nonce">Transactions sent, or contracts made.</param>
/// <param name="Balance">In wei.</param>
/// <param name="StorageRoot">The root of its storage trie.</param>
/// <param name="CodeHash">The Keccak-256 of its code.</param>
public sealed record AccountState(BigInteger Nonce, BigInteger Balance, Hash32 StorageRoot, Hash32 CodeHash)
{
    private const int Members = 4;

    /// <summary>Reads an account out of a proof as <c>eth_getProof</c> gives it (EIP-1186).</summary>
    /// <param name="stateRoot">The header's state root.</param>
    /// <param name="address">The account.</param>
    /// <param name="nodes">The nodes of the state trie, root first.</param>
    /// <returns>The account; null when it is proven that there is none.</returns>
    /// <exception cref="ProofException">The nodes prove neither.</exception>
    public static AccountState? Read(Hash32 stateRoot, Address address, IReadOnlyList<byte[]> nodes)
    {
        byte[] key = Keccak256.Hash(address.ToArray()).ToArray();
        return TrieProof.Read(stateRoot, key, nodes) is { } value ? Decode(value) : null;
    }

    private static AccountState Decode(byte[] value)
    {
        IReadOnlyList<RlpItem> members = StrictRlp.List(StrictRlp.Read(value), Members, "An account");
        return new AccountState(
            StrictRlp.Number(members[0], 8, "A nonce"),
            StrictRlp.Number(members[1], 32, "A balance"),
            new Hash32(StrictRlp.Bytes(members[2], 32, "A storage root")),
            new Hash32(StrictRlp.Bytes(members[3], 32, "A code hash")));
    }
}
