namespace Grpc.Wire;

/// <summary>Reads encodings from headers.</summary>
internal static class MessageEncodings
{
    /// <summary>The encoding of a header's text; null when it is not known here. No text is
    /// identity.</summary>
    internal static MessageEncoding? Parse(string? name) => name switch
    {
        null or "" or HeaderNames.Identity => MessageEncoding.Identity,
        HeaderNames.Gzip => MessageEncoding.Gzip,
        _ => null,
    };

    /// <summary>Whether a comma-separated list of accepted encodings names gzip.</summary>
    internal static bool AcceptsGzip(string? list)
    {
        foreach (Range part in list.AsSpan().Split(','))
        {
            // A quality may follow in HTTP's own header; q=0 refuses (RFC 9110 §12.4.2).
            ReadOnlySpan<char> name = list.AsSpan()[part].Trim();
            int semicolon = name.IndexOf(';');
            ReadOnlySpan<char> bare = semicolon < 0 ? name : name[..semicolon].Trim();
            bool isRefused = semicolon >= 0
                && name[(semicolon + 1)..].Trim() is "q=0" or "q=0.0" or "q=0.00" or "q=0.000";
            if (!isRefused && bare.Equals(HeaderNames.Gzip, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
