using Certs.Core.Documents.Json;

namespace Certs.Core.Bundles;

/// <summary>Writes the JSON form.</summary>
internal static class BundleJsonWriter
{
    /// <summary>Appends the whole bundle.</summary>
    public static void Append(ref JsonBuffer buffer, Bundle bundle)
    {
        buffer.Append("{\"bundle\":1,\"document\":"u8);
        buffer.AppendBase64Url(bundle.Document.Span);
        buffer.Append(",\"hand_overs\":["u8);
        for (int i = 0; i < bundle.HandOvers.Count; i++)
        {
            buffer.Append(i == 0 ? "{\"first\":"u8 : ",{\"first\":"u8);
            buffer.AppendBase64Url(bundle.HandOvers[i].First.Span);
            buffer.Append(",\"votes\":["u8);
            for (int j = 0; j < bundle.HandOvers[i].Votes.Count; j++)
            {
                buffer.Append(j == 0 ? default : ","u8);
                buffer.AppendBase64Url(bundle.HandOvers[i].Votes[j].Span);
            }

            buffer.Append("]}"u8);
        }

        buffer.Append("]"u8);
        AppendInclusion(ref buffer, ",\"inclusion\":"u8, bundle.Inclusion);
        AppendStatements(ref buffer, bundle.Statements);
        AppendStatus(ref buffer, bundle.Status);
        buffer.Append("}"u8);
    }

    private static void AppendStatements(ref JsonBuffer buffer, IReadOnlyList<StatementEvidence> statements)
    {
        buffer.Append(",\"statements\":["u8);
        for (int i = 0; i < statements.Count; i++)
        {
            buffer.Append(i == 0 ? "{"u8 : ",{"u8);
            if (statements[i].File is { } file)
            {
                buffer.Append("\"file\":"u8);
                buffer.AppendBase64Url(file.Span);
            }

            bool isFirst = statements[i].File is null;
            AppendInclusion(
                ref buffer, isFirst ? "\"inclusion\":"u8 : ",\"inclusion\":"u8, statements[i].Inclusion);
            buffer.Append("}"u8);
        }

        buffer.Append("]"u8);
    }

    private static void AppendInclusion(
        ref JsonBuffer buffer, scoped ReadOnlySpan<byte> name, AnchorEvidence? inclusion)
    {
        if (inclusion is null)
        {
            return;
        }

        buffer.Append(name);
        buffer.Append("{\"header\":"u8);
        buffer.AppendBase64Url(inclusion.Header.Span);
        AppendNodes(ref buffer, ",\"receipt\":["u8, inclusion.Receipt);
        buffer.Append(",\"transaction\":"u8);
        buffer.AppendInteger(inclusion.Transaction, "bundle.inclusion.transaction");
        buffer.Append("}"u8);
    }

    private static void AppendStatus(ref JsonBuffer buffer, StatusEvidence? status)
    {
        if (status is null)
        {
            return;
        }

        AppendNodes(ref buffer, ",\"status\":{\"account\":["u8, status.Account);
        buffer.Append(",\"header\":"u8);
        buffer.AppendBase64Url(status.Header.Span);
        buffer.Append(",\"slots\":["u8);
        for (int i = 0; i < status.Slots.Count; i++)
        {
            buffer.Append(i == 0 ? default : ","u8);
            AppendEarlier(ref buffer, status.Slots[i].Earlier);
            AppendNodes(ref buffer, ",\"nodes\":["u8, status.Slots[i].Nodes);
            buffer.Append("}"u8);
        }

        buffer.Append("]}"u8);
    }

    private static void AppendEarlier(ref JsonBuffer buffer, IReadOnlyList<EarlierStatus> earlier)
    {
        buffer.Append("{\"earlier\":["u8);
        for (int i = 0; i < earlier.Count; i++)
        {
            buffer.Append(i == 0 ? "{\"detail\":"u8 : ",{\"detail\":"u8);
            buffer.AppendBase64Url(earlier[i].Detail.ToArray());
            buffer.Append(",\"word\":"u8);
            buffer.AppendBase64Url(earlier[i].Word.ToArray());
            buffer.Append("}"u8);
        }

        buffer.Append("]"u8);
    }

    private static void AppendNodes(
        ref JsonBuffer buffer, scoped ReadOnlySpan<byte> name, IReadOnlyList<byte[]> nodes)
    {
        buffer.Append(name);
        for (int i = 0; i < nodes.Count; i++)
        {
            buffer.Append(i == 0 ? default : ","u8);
            buffer.AppendBase64Url(nodes[i]);
        }

        buffer.Append("]"u8);
    }
}
