using System.Numerics;
using Certs.Core.Evm;

namespace Certs.Ledger.Evm;

/// <summary>What a sender wants done, before it is signed.</summary>
/// <param name="Type">The form.</param>
/// <param name="ChainId">
/// The chain it is for; null only for a legacy transaction that any chain would take.
/// </param>
/// <param name="Nonce">
/// The number of transactions that the sender sent before; below 2^64 − 1 (EIP-2681).
/// </param>
/// <param name="GasPrice">Wei per gas; the fee cap of a fee-market transaction.</param>
/// <param name="Tip">The most that the block's maker gets, wei per gas; zero for the other forms.</param>
/// <param name="GasLimit">The most gas that it may use.</param>
/// <param name="To">The account or contract called; null to create a contract.</param>
/// <param name="Value">Wei moved; zero in everything that this system sends.</param>
/// <param name="Data">The call's data, or the code that creates the contract.</param>
/// <param name="AccessList">Empty for legacy transactions.</param>
public sealed record Transaction(
    TransactionType Type, ulong? ChainId, ulong Nonce, BigInteger GasPrice, BigInteger Tip, ulong GasLimit,
    Address? To, BigInteger Value, ReadOnlyMemory<byte> Data, IReadOnlyList<AccessListEntry> AccessList)
{
    /// <summary>A legacy transaction for one chain (EIP-155) that moves no value.</summary>
    public static Transaction Legacy(
        ulong chainId, ulong nonce, BigInteger gasPrice, ulong gasLimit, Address? to,
        ReadOnlyMemory<byte> data) =>
        new(
            TransactionType.Legacy, chainId, nonce, gasPrice, BigInteger.Zero, gasLimit, to, BigInteger.Zero,
            data, []);

    /// <summary>A fee-market transaction (EIP-1559) that moves no value.</summary>
    public static Transaction FeeMarket(
        ulong chainId, ulong nonce, BigInteger feeCap, BigInteger tip, ulong gasLimit, Address? to,
        ReadOnlyMemory<byte> data) =>
        new(TransactionType.FeeMarket, chainId, nonce, feeCap, tip, gasLimit, to, BigInteger.Zero, data, []);

    /// <summary>Signs it.</summary>
    /// <exception cref="ArgumentException">A field is out of its range.</exception>
    public SignedTransaction Sign(Secp256k1Key key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return SignedTransaction.Of(this, key.Sign(TransactionCodec.SigningHash(this)));
    }
}
