using System.Buffers.Text;
using System.IO.Compression;

namespace Certs.Core.StatusLists;

/// <summary>The entries of one list, and the two forms in which the world reads them.</summary>
/// <remarks>
/// Always as many entries as the W3C asks for at least (Bitstring Status List v1.0 §3.3: 131,072, that is 16 KiB of bits),
/// from the first certificate on: who fetches a list does not show which certificate he looks at.
/// </remarks>
public sealed class StatusList
{
    /// <summary>How many entries every list has.</summary>
    public const int Size = 131_072;

    /// <summary>Bits of one entry in the form of the IETF.</summary>
    public const int BitsPerEntry = 2;

    private readonly byte[] _packed = new byte[Size * BitsPerEntry / 8];

    /// <summary>What the list says of an entry.</summary>
    /// <param name="index">From 0, below <see cref="Size"/>.</param>
    public ListedStatus this[int index]
    {
        get => (ListedStatus)((_packed[index >> 2] >> ShiftOf(index)) & 3);
        set => _packed[index >> 2] =
            (byte)((_packed[index >> 2] & ~(3 << ShiftOf(index))) | ((int)value << ShiftOf(index)));
    }

    /// <summary>
    /// The bytes of the IETF's form (draft-ietf-oauth-status-list §4.1): two bits an entry, the first entry in the least
    /// significant bits of the first byte. 32 KiB.
    /// </summary>
    public ReadOnlySpan<byte> Packed => _packed;

    /// <summary><c>lst</c>: these bytes in ZLIB (RFC 1950), BASE64URL without padding.</summary>
    public string ToCompressed()
    {
        using MemoryStream compressed = new();
        using (ZLibStream zlib = new(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zlib.Write(_packed);
        }

        return Base64Url.EncodeToString(compressed.ToArray());
    }

    /// <summary>
    /// <c>encodedList</c> of one purpose (W3C Bitstring Status List v1.0 §2.2): one bit an entry, the first entry in the
    /// most significant bit of the first byte; GZIP, multibase <c>u</c>.
    /// </summary>
    /// <param name="purpose">Which entries have their bit set.</param>
    public string ToBitstring(StatusPurpose purpose)
    {
        byte[] bits = new byte[Size / 8];
        for (int index = 0; index < Size; index++)
        {
            if (StatusPurposes.IsSet(purpose, this[index]))
            {
                bits[index >> 3] |= (byte)(0x80 >> (index & 7));
            }
        }

        using MemoryStream compressed = new();
        using (GZipStream gzip = new(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(bits);
        }

        return "u" + Base64Url.EncodeToString(compressed.ToArray());
    }

    private static int ShiftOf(int index) => (index & 3) * BitsPerEntry;
}
