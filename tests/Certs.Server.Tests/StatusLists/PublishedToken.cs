using System.Buffers.Text;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Certs.Core.Documents;
using Certs.Core.StatusLists;
using Certs.Server.StatusLists;

namespace Certs.Server.Tests.StatusLists;

/// <summary>Reads what a published token says, as its reader does.</summary>
internal static class PublishedToken
{
    public static JsonNode Claims(PublishedList list)
    {
        string payload = Encoding.ASCII.GetString(list.Token.Plain).Split('.')[1];
        return JsonNode.Parse(Base64Url.DecodeFromChars(payload))!;
    }

    public static ListedStatus StatusOf(PublishedList list, ListEntry entry)
    {
        byte[] packed = new byte[StatusList.Size / 4];
        using ZLibStream zlib = new(
            new MemoryStream(Base64Url.DecodeFromChars(Claims(list)["status_list"]!["lst"]!.GetValue<string>())),
            CompressionMode.Decompress);
        zlib.ReadExactly(packed);
        return (ListedStatus)((packed[entry.Index / 4] >> (int)(entry.Index % 4 * 2)) & 3);
    }
}
