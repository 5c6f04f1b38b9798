using System.Buffers.Text;
using System.Numerics;
using System.Text;
using System.Text.Json.Nodes;

namespace Certs.Server.Tests.Hostile;

/// <summary>Changes a real document: its bytes, its JSON, what is encoded in it, its signatures, its path.</summary>
internal static class DocumentMutation
{
    private static readonly BigInteger P256Order = BigInteger.Parse(
        "0FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551",
        System.Globalization.NumberStyles.HexNumber, null);

    /// <summary>The document with one change.</summary>
    public static byte[] Change(byte[] document, Random random)
    {
        if (random.Next(3) == 0)
        {
            return ByteMutation.Change(document, random);
        }

        JsonNode root = JsonNode.Parse(document)!;
        if (random.Next(4) == 0)
        {
            return Encoding.UTF8.GetBytes(JsonMutation.Replace(root, HostileValues.JsonValue(random), random));
        }

        JsonArray signatures = root["signatures"]!.AsArray();
        JsonObject header = signatures[0]!["header"]!.AsObject();
        switch (random.Next(7))
        {
            case 0:
                ChangeAnchor(header["anchor"]!.AsObject(), random);
                break;
            case 1:
                ChangePath(header["anchor"]!["path"]!.AsArray(), random);
                break;
            case 2:
                ChangeDisclosures(header["disclosures"]!.AsArray(), random);
                break;
            case 3:
                ChangeEncodedJson(root, "payload", random);
                break;
            case 4:
                ChangeEncodedJson(signatures[random.Next(signatures.Count)]!, "protected", random);
                break;
            case 5:
                ChangeSignature(signatures[random.Next(signatures.Count)]!.AsObject(), random);
                break;
            default:
                ChangeOrder(root, signatures, random);
                break;
        }

        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    private static void ChangeAnchor(JsonObject anchor, Random random)
    {
        string[] names = ["block", "index", "size"];
        string name = names[random.Next(names.Length)];
        anchor[name] = random.Next(3) == 0
            ? HostileValues.Number(random)
            : anchor[name]!.GetValue<long>() + random.Next(-2, 3);
    }

    private static void ChangePath(JsonArray path, Random random)
    {
        int count = random.Next(10) == 0 ? 500 : random.Next(1, 40);
        for (int i = 0; i < count; i++)
        {
            path.Add(Base64Url.EncodeToString(HostileValues.Bytes(random, 40)));
        }

        if (random.Next(4) == 0)
        {
            path.Clear();
        }
    }

    private static void ChangeDisclosures(JsonArray disclosures, Random random)
    {
        int at = random.Next(disclosures.Count);
        switch (random.Next(4))
        {
            case 0:
                disclosures.Add(disclosures[at]!.GetValue<string>());
                break;
            case 1:
                JsonNode moved = disclosures[at]!;
                disclosures.RemoveAt(at);
                disclosures.Insert(random.Next(disclosures.Count + 1), moved);
                break;
            case 2:
                disclosures[at] = Base64Url.EncodeToString(HostileValues.Bytes(random, 60));
                break;
            default:
                byte[] disclosure = Base64Url.DecodeFromChars(disclosures[at]!.GetValue<string>());
                string changed = JsonMutation.Replace(
                    JsonNode.Parse(disclosure)!, HostileValues.JsonValue(random), random);
                disclosures[at] = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(changed));
                break;
        }
    }

    private static void ChangeEncodedJson(JsonNode parent, string name, Random random)
    {
        byte[] bytes = Base64Url.DecodeFromChars(parent[name]!.GetValue<string>());
        byte[] changed = random.Next(2) == 0
            ? ByteMutation.Change(bytes, random)
            : Encoding.UTF8.GetBytes(
                JsonMutation.Replace(JsonNode.Parse(bytes)!, HostileValues.JsonValue(random), random));
        parent[name] = Base64Url.EncodeToString(changed) + (random.Next(5) == 0 ? "=" : "");
    }

    // With (r, s) of ECDSA (r, n - s) verifies too; the path to the chain holds the one that was issued.
    private static void ChangeSignature(JsonObject signature, Random random)
    {
        byte[] value = Base64Url.DecodeFromChars(signature["signature"]!.GetValue<string>());
        if (random.Next(2) == 0 && value.Length == 64)
        {
            BigInteger s = P256Order - new BigInteger(value.AsSpan(32), isUnsigned: true, isBigEndian: true);
            byte[] other = BigInteger.Abs(s).ToByteArray(isUnsigned: true, isBigEndian: true);
            value.AsSpan(32).Clear();
            other.CopyTo(value.AsSpan(64 - other.Length));
        }
        else
        {
            value = ByteMutation.Change(value, random);
        }

        signature["signature"] = Base64Url.EncodeToString(value);
    }

    private static void ChangeOrder(JsonNode root, JsonArray signatures, Random random)
    {
        JsonNode first = signatures[0]!;
        signatures.RemoveAt(0);
        if (random.Next(2) == 0)
        {
            signatures.Add(first);
        }
        else if (random.Next(2) == 0 && signatures.Count > 0)
        {
            signatures[0]!["header"] = first["header"]!.DeepClone();
        }
        else
        {
            root["signatures"] = new JsonArray(Enumerable.Repeat(first, 7).Select(one => one.DeepClone()).ToArray());
        }
    }
}
