using System.Buffers.Binary;
using Certs.Core.Bundles;
using Certs.Core.Documents;
using Certs.Core.Suites;

namespace Certs.Core.ShortForms;

/// <summary>One of the codes that together hold a bundle: shown one after the other, read in any order.</summary>
/// <param name="Digest">SHA-256 of the whole.</param>
/// <param name="Count">How many frames there are, 1 to <see cref="MostFrames"/>.</param>
/// <param name="Index">Which this is, from 0.</param>
/// <param name="Part">Its part of the bytes.</param>
public sealed record Frame(Hash32 Digest, int Count, int Index, ReadOnlyMemory<byte> Part)
{
    /// <summary>What the text of a frame starts with; the digit is the version.</summary>
    public const string Prefix = "CERTF1:";

    /// <summary>The most bytes of a part: with what stands before it a code that a phone reads well.</summary>
    public const int PartBytes = 800;

    /// <summary>The most frames of a bundle.</summary>
    public const int MostFrames = 1_500;

    private const string Name = "frame";

    /// <summary>True when a text starts as a frame does.</summary>
    public static bool IsFrame(ReadOnlySpan<byte> utf8) => utf8.StartsWith("CERTF1:"u8);

    /// <summary>Splits a bundle's compact form.</summary>
    /// <param name="whole">The bytes; not empty.</param>
    /// <exception cref="ArgumentException">There are none, or too many.</exception>
    public static IReadOnlyList<Frame> Split(ReadOnlyMemory<byte> whole)
    {
        int count = (whole.Length + PartBytes - 1) / PartBytes;
        if (count is 0 or > MostFrames)
        {
            throw new ArgumentException($"1 to {MostFrames * PartBytes} bytes.", nameof(whole));
        }

        Hash32 digest = new(Hashing.Sha256(whole.Span));
        return
        [
            .. Enumerable.Range(0, count).Select(index => new Frame(
                digest, count, index,
                whole.Slice(index * PartBytes, Math.Min(PartBytes, whole.Length - (index * PartBytes))))),
        ];
    }

    /// <summary>Reads the text of a frame.</summary>
    /// <exception cref="DocumentFormatException">With the broken rule and the place.</exception>
    public static Frame Read(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith(Prefix, StringComparison.Ordinal) || text.Length > Prefix.Length + (PartBytes * 2))
        {
            throw new DocumentFormatException(FormatRule.UnknownVersion, Name);
        }

        byte[] bytes = Base45.Decode(text[Prefix.Length..])
            ?? throw new DocumentFormatException(FormatRule.BadValue, Name);
        BundleInput input = new(bytes, Name);
        Hash32 digest = new(input.Raw(32).Span);
        int count = input.Number(MostFrames);
        int index = input.Number(MostFrames);
        ReadOnlyMemory<byte> part = input.Bytes(PartBytes);
        input.End();
        return index < count && part.Length > 0
            ? new Frame(digest, count, index, Mask(digest, index, part.Span))
            : throw new DocumentFormatException(FormatRule.BadValue, Name);
    }

    /// <summary>The text, of characters of a QR code's alphanumeric mode only.</summary>
    public string ToText()
    {
        BundleOutput output = new();
        output.Raw(Digest.ToArray());
        output.Number(Count);
        output.Number(Index);
        output.Bytes(Mask(Digest, Index, Part.Span));
        return Prefix + Base45.Encode(output.ToArray());
    }

    // Headers and proofs hold long runs of zeros, which look like the marks by which readers find a code. What follows
    // from digest and place makes them even; the same again gives the part back.
    private static byte[] Mask(Hash32 digest, int index, ReadOnlySpan<byte> part)
    {
        byte[] masked = part.ToArray();
        byte[] seed = [.. digest.ToArray(), .. new byte[8]];
        BinaryPrimitives.WriteInt32BigEndian(seed.AsSpan(32), index);
        for (int start = 0; start < masked.Length; start += Hashing.Sha256Length)
        {
            BinaryPrimitives.WriteInt32BigEndian(seed.AsSpan(36), start / Hashing.Sha256Length);
            byte[] stream = Hashing.Sha256(seed);
            for (int at = start; at < masked.Length && at < start + stream.Length; at++)
            {
                masked[at] ^= stream[at - start];
            }
        }

        return masked;
    }
}
