using System.Numerics;
using Certs.Core;
using Certs.Core.Evm;

namespace Certs.Ledger.Evm;

/// <summary>The encodings of transactions: legacy with EIP-155, EIP-2930 and EIP-1559.</summary>
internal static class TransactionCodec
{
    private const int LegacyItems = 9;
    private const int AccessListItems = 11;
    private const int FeeMarketItems = 12;
    private const byte FirstNotATypeByte = 0x80;

    /// <summary>The hash that the sender signs.</summary>
    public static Hash32 SigningHash(Transaction transaction)
    {
        List<RlpItem> items = Fields(transaction);
        if (transaction is { Type: TransactionType.Legacy, ChainId: { } chainId })
        {
            items.AddRange([RlpItem.Number(chainId), RlpItem.Number(0), RlpItem.Number(0)]);
        }

        return Keccak256.Hash(Envelope(transaction.Type, items));
    }

    /// <summary>The bytes that are sent.</summary>
    public static byte[] Encode(Transaction transaction, RecoverableSignature signature)
    {
        List<RlpItem> items = Fields(transaction);
        items.Add(RlpItem.Number(transaction.Type == TransactionType.Legacy
            ? LegacyV(transaction.ChainId, signature.YParity)
            : signature.YParity));
        items.Add(RlpItem.Number(Number(signature.R)));
        items.Add(RlpItem.Number(Number(signature.S)));
        return Envelope(transaction.Type, items);
    }

    /// <summary>Reads the bytes that were sent.</summary>
    /// <exception cref="RlpException">Not such bytes.</exception>
    public static (Transaction Transaction, RecoverableSignature Signature) Decode(ReadOnlySpan<byte> raw)
    {
        if (raw.IsEmpty || raw[0] >= FirstNotATypeByte)
        {
            return DecodeLegacy(Rlp.Decode(raw).Items);
        }

        return raw[0] switch
        {
            (byte)TransactionType.AccessList => DecodeAccessList(Rlp.Decode(raw[1..]).Items),
            (byte)TransactionType.FeeMarket => DecodeFeeMarket(Rlp.Decode(raw[1..]).Items),
            _ => throw new RlpException($"Transactions of type {raw[0]} are not known here."),
        };
    }

    private static byte[] Envelope(TransactionType type, IReadOnlyList<RlpItem> items)
    {
        byte[] body = Rlp.Encode(RlpItem.List(items));
        return type == TransactionType.Legacy ? body : [(byte)type, .. body];
    }

    private static List<RlpItem> Fields(Transaction transaction)
    {
        List<RlpItem> items = [];
        if (transaction.Type != TransactionType.Legacy)
        {
            items.Add(RlpItem.Number(transaction.ChainId
                ?? throw new ArgumentException(
                    "A typed transaction is for one chain.", nameof(transaction))));
        }

        items.Add(RlpItem.Number(transaction.Nonce));
        if (transaction.Type == TransactionType.FeeMarket)
        {
            items.Add(RlpItem.Number(transaction.Tip));
        }

        items.Add(RlpItem.Number(transaction.GasPrice));
        items.Add(RlpItem.Number(transaction.GasLimit));
        items.Add(RlpItem.Bytes(transaction.To is { } to ? to.ToArray() : []));
        items.Add(RlpItem.Number(transaction.Value));
        items.Add(RlpItem.Bytes(transaction.Data.ToArray()));
        if (transaction.Type != TransactionType.Legacy)
        {
            items.Add(RlpItem.List([.. transaction.AccessList.Select(Entry)]));
        }

        return items;
    }

    private static RlpItem Entry(AccessListEntry entry) => RlpItem.List(
        RlpItem.Bytes(entry.Contract.ToArray()),
        RlpItem.List([.. entry.Slots.Select(slot => RlpItem.Bytes(slot.ToArray()))]));

    private static BigInteger LegacyV(ulong? chainId, byte yParity) =>
        chainId is { } id ? (2 * new BigInteger(id)) + 35 + yParity : 27 + yParity;

    private static BigInteger Number(Hash32 value) =>
        new(value.ToArray(), isUnsigned: true, isBigEndian: true);

    private static (Transaction Transaction, RecoverableSignature Signature) DecodeLegacy(
        IReadOnlyList<RlpItem> items)
    {
        Count(items, LegacyItems);
        BigInteger v = items[6].ToNumber(9);
        if (v < 27 || (v > 28 && v < 35))
        {
            throw new RlpException($"v is 27, 28, or 35 and more, not {v}.");
        }

        ulong? chainId = v <= 28 ? null : Unsigned64((v - 35) / 2);
        byte yParity = (byte)(v <= 28 ? v - 27 : (v - 35) % 2);
        Transaction transaction = new(
            TransactionType.Legacy, chainId, Unsigned64(items[0]), items[1].ToNumber(32), BigInteger.Zero,
            Unsigned64(items[2]), To(items[3]), items[4].ToNumber(32), items[5].Value, []);
        return (transaction, Signature(items, 7, yParity));
    }

    private static (Transaction Transaction, RecoverableSignature Signature) DecodeAccessList(
        IReadOnlyList<RlpItem> items)
    {
        Count(items, AccessListItems);
        Transaction transaction = new(
            TransactionType.AccessList, Unsigned64(items[0]), Unsigned64(items[1]), items[2].ToNumber(32),
            BigInteger.Zero, Unsigned64(items[3]), To(items[4]), items[5].ToNumber(32), items[6].Value,
            [.. items[7].Items.Select(Entry)]);
        return (transaction, Signature(items, 9, Parity(items[8])));
    }

    private static (Transaction Transaction, RecoverableSignature Signature) DecodeFeeMarket(
        IReadOnlyList<RlpItem> items)
    {
        Count(items, FeeMarketItems);
        Transaction transaction = new(
            TransactionType.FeeMarket, Unsigned64(items[0]), Unsigned64(items[1]), items[3].ToNumber(32),
            items[2].ToNumber(32), Unsigned64(items[4]), To(items[5]), items[6].ToNumber(32), items[7].Value,
            [.. items[8].Items.Select(Entry)]);
        return (transaction, Signature(items, 10, Parity(items[9])));
    }

    private static AccessListEntry Entry(RlpItem item)
    {
        Count(item.Items, 2);
        return new AccessListEntry(
            new Address(Exactly(item.Items[0], Address.Length)),
            [.. item.Items[1].Items.Select(slot => new Hash32(Exactly(slot, 32)))]);
    }

    private static Address? To(RlpItem item) =>
        item.Value.Length == 0 ? null : new Address(Exactly(item, Address.Length));

    private static RecoverableSignature Signature(IReadOnlyList<RlpItem> items, int first, byte yParity) =>
        new(Scalar(items[first]), Scalar(items[first + 1]), yParity);

    private static Hash32 Scalar(RlpItem item)
    {
        byte[] value = item.ToNumber(32).ToByteArray(isUnsigned: true, isBigEndian: true);
        byte[] padded = new byte[32];
        value.CopyTo(padded, 32 - value.Length);
        return new Hash32(padded);
    }

    private static byte Parity(RlpItem item)
    {
        BigInteger parity = item.ToNumber(1);
        return parity <= 1 ? (byte)parity : throw new RlpException("The parity is 0 or 1.");
    }

    private static ulong Unsigned64(RlpItem item) => (ulong)item.ToNumber(8);

    private static ulong Unsigned64(BigInteger value) => value <= ulong.MaxValue
        ? (ulong)value
        : throw new RlpException("A chain id has at most 64 bits.");

    private static byte[] Exactly(RlpItem item, int length) => item.Value.Length == length
        ? item.Value
        : throw new RlpException($"{length} bytes are expected, not {item.Value.Length}.");

    private static void Count(IReadOnlyList<RlpItem> items, int count)
    {
        if (items.Count != count)
        {
            throw new RlpException($"{count} items are expected, not {items.Count}.");
        }
    }
}
