using System.Numerics;
using Certs.Core.Evm;

namespace Certs.Core.Proofs;

/// <summary>One slot of a contract's storage, read out of a proof.</summary>
public static class StorageWord
{
    /// <summary>Reads the word of a slot.</summary>
    /// <param name="storageRoot">The storage root of the proven account.</param>
    /// <param name="slot">The slot, before hashing.</param>
    /// <param name="nodes">The nodes of the storage trie, root first.</param>
    /// <returns>The word; zero when it is proven that nothing was ever written, or zero last.</returns>
    /// <exception cref="ProofException">The nodes prove neither.</exception>
    public static Hash32 Read(Hash32 storageRoot, Hash32 slot, IReadOnlyList<byte[]> nodes)
    {
        byte[] key = Keccak256.Hash(slot.ToArray()).ToArray();
        return TrieProof.Read(storageRoot, key, nodes) is { } value ? Decode(value) : default;
    }

    // A zero word is deleted from the trie: one that is written there is no word of any contract.
    private static Hash32 Decode(byte[] value)
    {
        BigInteger number = StrictRlp.Number(StrictRlp.Read(value), 32, "A word");
        if (number.IsZero)
        {
            throw new ProofException(ProofRule.ValueShape, "A word of zero is not kept in a trie.");
        }

        byte[] word = new byte[32];
        byte[] digits = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        digits.CopyTo(word.AsSpan(32 - digits.Length));
        return new Hash32(word);
    }
}
