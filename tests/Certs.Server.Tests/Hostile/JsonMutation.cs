using System.Text;
using System.Text.Json.Nodes;
using Google.Protobuf;

namespace Certs.Server.Tests.Hostile;

/// <summary>Writes a message as JSON that breaks the rules of JSON, or of the message.</summary>
internal static class JsonMutation
{
    private const string Place = "@place@";
    private const int SeldomHuge = 2000;

    /// <summary>The bytes of <paramref name="message"/> with one value, or the text itself, made wrong.</summary>
    public static byte[] Write(IMessage message, Random random)
    {
        string json = JsonFormatter.Default.Format(message);
        if (random.Next(SeldomHuge) == 0)
        {
            return Encoding.UTF8.GetBytes($$"""{"requestId":"{{new string('y', 2 << 20)}}"}""");
        }

        return random.Next(12) switch
        {
            0 => [0xef, 0xbb, 0xbf, .. Encoding.UTF8.GetBytes(json)],
            1 => ByteMutation.Change(Encoding.UTF8.GetBytes(json), random),
            2 => Encoding.Unicode.GetBytes(json),
            3 => Encoding.UTF8.GetBytes(json.Length > 4 ? json[..^1] + "," + json[1..] : "{},{}"),
            4 => Encoding.UTF8.GetBytes(HostileValues.JsonValue(random)),
            5 => [.. Encoding.UTF8.GetBytes(json), 0xc3, 0x28],
            6 => Encoding.UTF8.GetBytes(json + json),
            _ => Encoding.UTF8.GetBytes(Replace(JsonNode.Parse(json)!, HostileValues.JsonValue(random), random)),
        };
    }

    /// <summary>The JSON with one value, anywhere in it, replaced by a text that may be no JSON.</summary>
    public static string Replace(JsonNode root, string value, Random random)
    {
        List<Action> places = [];
        Collect(root, places);
        if (places.Count == 0)
        {
            return value;
        }

        places[random.Next(places.Count)]();
        return root.ToJsonString().Replace($"\"{Place}\"", value, StringComparison.Ordinal);
    }

    private static void Collect(JsonNode? node, List<Action> places)
    {
        if (node is JsonObject members)
        {
            foreach (string name in members.Select(member => member.Key).ToArray())
            {
                places.Add(() => members[name] = Place);
                places.Add(() => members.Add(Guid.NewGuid().ToString(), Place));
                Collect(members[name], places);
            }
        }
        else if (node is JsonArray elements)
        {
            for (int i = 0; i < elements.Count; i++)
            {
                int at = i;
                places.Add(() => elements[at] = Place);
                Collect(elements[i], places);
            }
        }
    }
}
