using Certs.Testing;

namespace Certs.Core.Tests.Vectors;

// A .vec file of Botan (randombit/botan, BSD-2-Clause): "Name = value" lines whose values stay in force until
// they are given anew, and comments. A line with the last name of a case completes it.
internal static class BotanFile
{
    public static List<IReadOnlyDictionary<string, string>> Read(string name, string lastName)
    {
        List<IReadOnlyDictionary<string, string>> cases = [];
        Dictionary<string, string> current = [];
        foreach (string line in File.ReadLines(Repository.Vectors($"botan-sm2/{name}")))
        {
            string[] parts = line.Split('=', 2, StringSplitOptions.TrimEntries);
            if (line.StartsWith('#') || parts.Length != 2)
            {
                // A heading such as [Invalid] is kept under the name "[]".
                current["[]"] = line.StartsWith('[') ? line.Trim() : current.GetValueOrDefault("[]", "");
                continue;
            }

            bool isHex = parts[1].StartsWith("0x", StringComparison.Ordinal);
            current[parts[0]] = isHex ? parts[1][2..] : parts[1];
            if (parts[0] == lastName)
            {
                cases.Add(new Dictionary<string, string>(current));
            }
        }

        return cases;
    }

    // Hexadecimal digits of any number as so many bytes, big-endian; null when it does not fit.
    public static byte[]? Bytes(string hex, int length)
    {
        string digits = hex.TrimStart('0').PadLeft(2 * length, '0');
        return digits.Length == 2 * length ? Convert.FromHexString(digits) : null;
    }
}
