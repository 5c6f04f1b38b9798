using System.IO.Compression;

namespace Certs.Server.StatusLists;

/// <summary>What is sent to whoever asks.</summary>
/// <param name="MediaType">Its media type.</param>
/// <param name="Tag">Its weak entity tag (RFC 9110 §8.8.3): the same for the same content, whoever signed it when.</param>
/// <param name="Plain">The bytes.</param>
/// <param name="Gzip">The same bytes, compressed.</param>
internal sealed record PublishedBody(string MediaType, string Tag, byte[] Plain, byte[] Gzip)
{
    /// <summary>Compresses once for everybody.</summary>
    public static PublishedBody Of(string mediaType, string tag, byte[] plain)
    {
        using MemoryStream compressed = new();
        using (GZipStream gzip = new(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(plain);
        }

        return new PublishedBody(mediaType, $"W/\"{tag}\"", plain, compressed.ToArray());
    }
}
