using System.Buffers.Binary;
using Certs.Core.Bundles;
using Certs.Core.Evm;
using Certs.Core.Registry;
using Certs.Core.Suites;

namespace Certs.Core.Witnessing;

/// <summary>What provinces witness together: which block a chain has at a height, and facts that hold as of it.</summary>
/// <param name="GenesisHash">The hash of the chain's block 0.</param>
/// <param name="Head">The block.</param>
/// <param name="FactsRoot">
/// The root of the RFC 9162 tree over the leaves of <see cref="WitnessedFact"/>; zero: no facts.
/// </param>
/// <param name="FactCount">How many leaves that tree has; 0: none.</param>
public sealed record Checkpoint(Hash32 GenesisHash, ChainHead Head, Hash32 FactsRoot, uint FactCount)
{
    /// <summary>The length of <see cref="ToBytes"/>.</summary>
    public const int Length = 8 + 32 + 8 + 32 + 8 + 4 + 32;

    /// <summary>A block alone.</summary>
    public static Checkpoint Of(Hash32 genesisHash, ChainHead head) => new(genesisHash, head, default, 0);

    /// <summary>
    /// What is signed: Keccak-256 of the byte 0x19, <c>certs/witness/1</c> and SHA-256 of the members in 124 bytes. No
    /// transaction starts with 0x19 (EIP-191), and no trust file is signed with this name.
    /// </summary>
    public Hash32 SigningHash =>
        Keccak256.Hash([0x19, .. "certs/witness/1"u8, .. Hashing.Sha256(ToBytes())]);

    /// <summary>Chain id, genesis, height, hash, time in seconds, number of facts, their root; big-endian.</summary>
    public byte[] ToBytes()
    {
        byte[] bytes = new byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Head.ChainId);
        GenesisHash.CopyTo(bytes.AsSpan(8));
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(40), Head.BlockNumber);
        Head.BlockHash.CopyTo(bytes.AsSpan(48));
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(80), Head.BlockTime.ToUnixTimeSeconds());
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(88), FactCount);
        FactsRoot.CopyTo(bytes.AsSpan(92));
        return bytes;
    }

    /// <summary>Whether two checkpoints cannot both be of one chain: the same height, another block.</summary>
    public bool Contradicts(Checkpoint other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Head.ChainId == other.Head.ChainId && GenesisHash == other.GenesisHash
            && Head.BlockNumber == other.Head.BlockNumber && Head.BlockHash != other.Head.BlockHash;
    }

    /// <summary>Whether a signature on this checkpoint is by the account of the province that it names.</summary>
    /// <param name="signature">The signature.</param>
    /// <param name="root">Whose accounts count.</param>
    public bool IsSigned(ProvinceSignature signature, TrustRoot root)
    {
        ArgumentNullException.ThrowIfNull(signature);
        ArgumentNullException.ThrowIfNull(root);
        return root.AccountOf(signature.Province) is { } account
            && Secp256k1.RecoverAddress(SigningHash, signature.Value) == account;
    }
}
