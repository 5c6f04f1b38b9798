using Certs.Core.Documents;
using Certs.Core.Documents.Json;

namespace Certs.Core.Bridging;

/// <summary>Writes bridge statements; the only form there is (RFC 8785).</summary>
public static class BridgeStatementWriter
{
    /// <summary>Writes a statement: the inverse of <see cref="BridgeStatementReader.Read"/>.</summary>
    public static byte[] Write(BridgeStatement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        JsonBuffer buffer = new(statement.PayloadEncoded.Length + 2048);
        try
        {
            buffer.Append("{\"payload\":"u8);
            buffer.AppendQuoted(statement.PayloadEncoded.Span);
            buffer.Append(",\"signatures\":["u8);
            for (int i = 0; i < statement.Signatures.Count; i++)
            {
                buffer.Append(i == 0 ? "{"u8 : ",{"u8);
                AppendHeader(ref buffer, i == 0 ? statement.Anchor : null);
                AppendSignature(ref buffer, statement.Signatures[i]);
            }

            buffer.Append("]}"u8);
            return buffer.ToArray();
        }
        finally
        {
            buffer.Dispose();
        }
    }

    private static void AppendHeader(ref JsonBuffer buffer, AnchorProof? anchor)
    {
        if (anchor is not null)
        {
            buffer.Append("\"header\":{"u8);
            DocumentWriter.AppendAnchor(ref buffer, anchor);
            buffer.Append("},"u8);
        }
    }

    private static void AppendSignature(ref JsonBuffer buffer, DocumentSignature signature)
    {
        buffer.Append("\"protected\":"u8);
        buffer.AppendQuoted(signature.ProtectedEncoded.Span);
        buffer.Append(",\"signature\":"u8);
        buffer.AppendBase64Url(signature.Value.Span);
        buffer.Append("}"u8);
    }
}
