using Certs.Core;
using Certs.Core.Evm;

namespace Certs.Ledger.Evm;

/// <summary>A transaction with its signature, as it is sent.</summary>
public sealed class SignedTransaction
{
    private readonly byte[] _raw;

    private SignedTransaction(Transaction transaction, RecoverableSignature signature, byte[] raw)
    {
        Transaction = transaction;
        Signature = signature;
        _raw = raw;
        Hash = Keccak256.Hash(raw);
    }

    /// <summary>What is signed.</summary>
    public Transaction Transaction { get; }

    /// <summary>The signature.</summary>
    public RecoverableSignature Signature { get; }

    /// <summary>The transaction's name: the Keccak-256 of <see cref="Raw"/>.</summary>
    public Hash32 Hash { get; }

    /// <summary>The bytes that <c>eth_sendRawTransaction</c> takes.</summary>
    public ReadOnlyMemory<byte> Raw => _raw;

    /// <summary>The account that signed; null when no key made this signature.</summary>
    public Address? Sender => Secp256k1.RecoverAddress(TransactionCodec.SigningHash(Transaction), Signature);

    /// <summary>Puts a transaction and its signature together.</summary>
    /// <exception cref="ArgumentException">A field is out of its range.</exception>
    public static SignedTransaction Of(Transaction transaction, RecoverableSignature signature)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        ArgumentNullException.ThrowIfNull(signature);
        return new SignedTransaction(transaction, signature, TransactionCodec.Encode(transaction, signature));
    }

    /// <summary>
    /// Reads the bytes of a signed transaction, strictly: what is read writes back byte for byte.
    /// </summary>
    /// <exception cref="RlpException">Another form, or a field out of its range.</exception>
    public static SignedTransaction Decode(ReadOnlySpan<byte> raw)
    {
        (Transaction transaction, RecoverableSignature signature) = TransactionCodec.Decode(raw);
        return Of(transaction, signature);
    }
}
