using System.Numerics;
using System.Text;

namespace Certs.Core.StatusLists;

/// <summary>Bytes as text in the alphabet of Bitcoin (W3C Controlled Identifiers v1.0 §2.4).</summary>
internal static class Multibase
{
    private const string Alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    /// <summary><c>z</c> and the digits in base 58, with a 1 for each zero byte in front.</summary>
    public static string Base58(ReadOnlySpan<byte> bytes)
    {
        StringBuilder digits = new();
        for (BigInteger rest = new(bytes, isUnsigned: true, isBigEndian: true); rest > 0; rest /= Alphabet.Length)
        {
            digits.Insert(0, Alphabet[(int)(rest % Alphabet.Length)]);
        }

        int zeros = bytes.IndexOfAnyExcept((byte)0);
        return "z" + new string(Alphabet[0], zeros < 0 ? bytes.Length : zeros) + digits;
    }
}
