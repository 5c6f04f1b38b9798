using System.Globalization;
using Certs.Core;

namespace Certs.Server.Storage;

/// <summary>Up to which block the chain was read for anchors: everything in it and before it is known here.</summary>
/// <param name="BlockNumber">The block's height.</param>
/// <param name="BlockHash">Its hash; when the chain has another there, it lost blocks.</param>
internal sealed record ReadMark(long BlockNumber, Hash32 BlockHash)
{
    /// <summary>The name under which it is kept.</summary>
    public const string Fact = "anchoring.read_to";

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static ReadMark Parse(string text)
    {
        string[] parts = text.Split(' ');
        return new ReadMark(long.Parse(parts[0], CultureInfo.InvariantCulture), Hash32.FromHex(parts[1]));
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{BlockNumber} {BlockHash}");
}
