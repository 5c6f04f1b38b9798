namespace Certs.Core.Documents.Json;

/// <summary>The largest that one canonical JSON text may hold. The depth is the same for all.</summary>
/// <param name="Members">Object members and array elements, together.</param>
/// <param name="StringBytes">UTF-8 bytes of one string, after escapes are resolved.</param>
internal readonly record struct JsonLimits(int Members, int StringBytes)
{
    /// <summary>What holds for documents, their payloads and their disclosures.</summary>
    public static JsonLimits OfDocuments { get; } = new(DocumentLimits.Members, DocumentLimits.StringBytes);
}
