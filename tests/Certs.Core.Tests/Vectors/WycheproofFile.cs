using System.Text.Json;
using Certs.Testing;

namespace Certs.Core.Tests.Vectors;

// One file of Wycheproof (C2SP/wycheproof, Apache-2.0), taken apart into its cases.
internal static class WycheproofFile
{
    public static List<WycheproofCase> Read(string name)
    {
        string path = Repository.Vectors($"wycheproof/{name}");
        using JsonDocument file = JsonDocument.Parse(File.ReadAllBytes(path));
        List<WycheproofCase> cases = [];
        foreach (JsonElement group in file.RootElement.GetProperty("testGroups").EnumerateArray())
        {
            byte[] spki = Hex(group, "publicKeyDer");
            JsonElement tests = group.GetProperty("tests");
            cases.AddRange(tests.EnumerateArray().Select(test => CaseOf(name, spki, test)));
        }

        return cases;
    }

    private static WycheproofCase CaseOf(string name, byte[] spki, JsonElement test) => new(
        test.GetProperty("tcId").GetInt32(),
        $"{name}#{test.GetProperty("tcId").GetInt32()} {test.GetProperty("comment").GetString()}",
        spki,
        Hex(test, "msg"),
        Hex(test, "sig"),
        test.GetProperty("result").GetString()!,
        [.. test.GetProperty("flags").EnumerateArray().Select(flag => flag.GetString()!)]);

    private static byte[] Hex(JsonElement element, string name) =>
        Convert.FromHexString(element.GetProperty(name).GetString()!);
}
