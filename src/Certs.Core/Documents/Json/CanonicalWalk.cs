namespace Certs.Core.Documents.Json;

/// <summary>Goes through canonical JSON of any content.</summary>
internal static class CanonicalWalk
{
    /// <summary>Refuses a text that is not canonical, whatever it holds; nulls are allowed.</summary>
    /// <param name="json">The whole JSON text.</param>
    /// <param name="context">What the text is, for error paths.</param>
    public static void Check(ReadOnlySpan<byte> json, string context) =>
        Check(json, context, JsonLimits.OfDocuments);

    /// <summary>Refuses a text that is not canonical, whatever it holds; nulls are allowed.</summary>
    /// <param name="json">The whole JSON text.</param>
    /// <param name="context">What the text is, for error paths.</param>
    /// <param name="limits">The largest that it may hold.</param>
    public static void Check(ReadOnlySpan<byte> json, string context, JsonLimits limits)
    {
        CanonicalReader reader = new(json, context, limits);
        Skip(ref reader, isNullAllowed: true);
        reader.End();
    }

    /// <summary>Passes over one value. The depth limit of the reader bounds the recursion.</summary>
    public static void Skip(ref CanonicalReader reader, bool isNullAllowed)
    {
        switch (reader.Next)
        {
            case (byte)'"':
                reader.ReadString();
                break;
            case (byte)'{':
                SkipObject(ref reader, isNullAllowed);
                break;
            case (byte)'[':
                SkipArray(ref reader, isNullAllowed);
                break;
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                reader.ReadInteger();
                break;
            default:
                reader.SkipWord(isNullAllowed);
                break;
        }
    }

    private static void SkipObject(ref CanonicalReader reader, bool isNullAllowed)
    {
        reader.StartObject();
        ReadOnlySpan<byte> name = default;
        while (reader.NextMember(ref name))
        {
            Skip(ref reader, isNullAllowed);
        }
    }

    private static void SkipArray(ref CanonicalReader reader, bool isNullAllowed)
    {
        reader.StartArray();
        while (reader.NextElement())
        {
            Skip(ref reader, isNullAllowed);
        }
    }
}
