using Certs.Core.Suites.Arithmetic;

namespace Certs.Core.Evm;

/// <summary>Public-key operations of ECDSA over secp256k1 (SEC 1 and SEC 2, version 2.0).</summary>
public static class Secp256k1
{
    /// <summary>The group's order n, big-endian.</summary>
    internal static ReadOnlySpan<byte> Order =>
    [
        0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xfe,
        0xba, 0xae, 0xdc, 0xe6, 0xaf, 0x48, 0xa0, 0x3b, 0xbf, 0xd2, 0x5e, 0x8c, 0xd0, 0x36, 0x41, 0x41,
    ];

    /// <summary>Half of the order, rounded down: the largest s that EIP-2 allows.</summary>
    internal static ReadOnlySpan<byte> HalfOrder =>
    [
        0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
        0x5d, 0x57, 0x6e, 0x73, 0x57, 0xa4, 0x50, 0x1d, 0xdf, 0xe9, 0x2f, 0x46, 0x68, 0x1b, 0x20, 0xa0,
    ];

    /// <summary>Computes who signed (SEC 1 §4.1.6).</summary>
    /// <param name="hash">The hash that was signed.</param>
    /// <param name="signature">
    /// The signature. A high s is refused: it would be a second signature of the same text.
    /// </param>
    /// <returns>The public key's coordinates, 64 bytes; null when no key made this signature.</returns>
    public static byte[]? RecoverPublicKey(Hash32 hash, RecoverableSignature signature) =>
        RecoverPublicKeys(hash, [signature])[0];

    /// <summary>The address of the account that signed; null when no key made this signature.</summary>
    /// <inheritdoc cref="RecoverPublicKey"/>
    public static Address? RecoverAddress(Hash32 hash, RecoverableSignature signature) =>
        RecoverAddresses(hash, [signature])[0];

    /// <summary>
    /// The addresses of the accounts that signed one hash, one by one as the signatures; null where no key
    /// made one. Many at once take far less time than one after another.
    /// </summary>
    /// <param name="hash">The hash that was signed.</param>
    /// <param name="signatures">As for <see cref="RecoverPublicKey"/>; a bad one does not touch the
    /// others.</param>
    public static IReadOnlyList<Address?> RecoverAddresses(
        Hash32 hash, IReadOnlyList<RecoverableSignature> signatures) => Array.ConvertAll(
            RecoverPublicKeys(hash, signatures),
            key => key is null ? (Address?)null : Address.OfPublicKey(key));

    /// <summary>The public keys; see <see cref="RecoverAddresses"/>.</summary>
    internal static byte[]?[] RecoverPublicKeys(Hash32 hash, IReadOnlyList<RecoverableSignature> signatures)
    {
        ArgumentNullException.ThrowIfNull(signatures);
        int[] possible = [.. Enumerable.Range(0, signatures.Count).Where(at => IsPossible(signatures[at]))];
        byte[]?[] found = Secp256k1Recovery.Recover(hash, Array.ConvertAll(possible, at => signatures[at]));
        byte[]?[] keys = new byte[]?[signatures.Count];
        for (int i = 0; i < possible.Length; i++)
        {
            keys[possible[i]] = found[i];
        }

        return keys;
    }

    /// <summary>True for 0 &lt; value &lt; n.</summary>
    internal static bool IsInOrder(ReadOnlySpan<byte> value) =>
        value.SequenceCompareTo(Order) < 0 && value.ContainsAnyExcept((byte)0);

    /// <summary>True for value ≤ n / 2.</summary>
    internal static bool IsLow(ReadOnlySpan<byte> value) => value.SequenceCompareTo(HalfOrder) <= 0;

    /// <summary>value := n − value, for 0 ≤ value &lt; n; zero stays zero.</summary>
    internal static void Negate(Span<byte> value)
    {
        if (!value.ContainsAnyExcept((byte)0))
        {
            return;
        }

        int borrow = 0;
        for (int i = 31; i >= 0; i--)
        {
            int difference = Order[i] - value[i] - borrow;
            borrow = difference < 0 ? 1 : 0;
            value[i] = (byte)(difference & 0xff);
        }
    }

    private static bool IsPossible(RecoverableSignature signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        Span<byte> r = stackalloc byte[32];
        Span<byte> s = stackalloc byte[32];
        signature.R.CopyTo(r);
        signature.S.CopyTo(s);
        return IsInOrder(r) && IsInOrder(s) && IsLow(s) && signature.YParity <= 1;
    }
}
