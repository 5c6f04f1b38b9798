using System.Buffers.Binary;

namespace Certs.Core.Evm;

/// <summary>Twenty bytes that name an account or a contract on an EVM chain.</summary>
/// <remarks>
/// A value type; the default is the zero address, which no key and no contract of ours has.
/// </remarks>
public readonly record struct Address
{
    /// <summary>The length in bytes.</summary>
    public const int Length = 20;

    private readonly ulong _a;
    private readonly ulong _b;
    private readonly uint _c;

    /// <summary>Copies <paramref name="bytes"/>.</summary>
    /// <exception cref="ArgumentException">Not 20 bytes.</exception>
    public Address(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length)
        {
            throw new ArgumentException($"{Length} bytes are needed, not {bytes.Length}.", nameof(bytes));
        }

        _a = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _b = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        _c = BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]);
    }

    /// <summary>True for the zero address.</summary>
    public bool IsZero => (_a | _b | _c) == 0;

    /// <summary>
    /// Reads <c>0x</c> and 40 digits. Mixed case must be the checksum of EIP-55; one case needs none.
    /// </summary>
    /// <exception cref="FormatException">Another form, or a wrong checksum.</exception>
    public static Address Parse(string text)
    {
        byte[] bytes = HexBytes.Decode(text);
        if (bytes.Length != Length)
        {
            throw new FormatException($"An address has {Length} bytes, not {bytes.Length}.");
        }

        Address address = new(bytes);
        bool isMixed = text.AsSpan(2).ContainsAnyInRange('a', 'f')
            && text.AsSpan(2).ContainsAnyInRange('A', 'F');
        return !isMixed || address.ToString() == text
            ? address
            : throw new FormatException("The address's letters are not the checksum of EIP-55.");
    }

    /// <summary>The address of the account that a public key controls.</summary>
    /// <param name="publicKey">The point's two coordinates, 64 bytes, without the leading 0x04.</param>
    public static Address OfPublicKey(ReadOnlySpan<byte> publicKey)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(publicKey.Length, 64);
        return new Address(Keccak256.Hash(publicKey).ToArray().AsSpan(12));
    }

    /// <summary>
    /// The address of the contract that <paramref name="creator"/> makes (yellow paper §7).
    /// </summary>
    /// <param name="creator">The sending account.</param>
    /// <param name="nonce">The creating transaction's nonce.</param>
    public static Address OfContract(Address creator, ulong nonce)
    {
        byte[] encoded = Rlp.Encode(RlpItem.List(RlpItem.Bytes(creator.ToArray()), RlpItem.Number(nonce)));
        return new Address(Keccak256.Hash(encoded).ToArray().AsSpan(12));
    }

    /// <summary>A copy of the bytes.</summary>
    public byte[] ToArray()
    {
        byte[] bytes = new byte[Length];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, _a);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(8), _b);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(16), _c);
        return bytes;
    }

    /// <summary><c>0x</c> and 40 lower-case digits, the form in files and in documents.</summary>
    public string ToLowerHex() => $"0x{_a:x16}{_b:x16}{_c:x8}";

    /// <summary>The form with the checksum of EIP-55.</summary>
    public override string ToString()
    {
        char[] digits = ToLowerHex()[2..].ToCharArray();
        byte[] hash = Keccak256.Hash(System.Text.Encoding.ASCII.GetBytes(digits)).ToArray();
        for (int i = 0; i < digits.Length; i++)
        {
            int nibble = (hash[i / 2] >> (i % 2 == 0 ? 4 : 0)) & 0xf;
            digits[i] = nibble >= 8 ? char.ToUpperInvariant(digits[i]) : digits[i];
        }

        return "0x" + new string(digits);
    }
}
