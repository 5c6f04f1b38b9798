namespace Certs.Core.Suites;

/// <summary>Signs with one private key. Any number of threads at once.</summary>
internal interface ISigner : IDisposable
{
    /// <summary>The length of every signature in bytes.</summary>
    int SignatureLength { get; }

    /// <summary>Writes <see cref="SignatureLength"/> bytes; the caller has made sure that they fit.</summary>
    void Sign(ReadOnlySpan<byte> data, Span<byte> signature);
}
