using System.Numerics;
using System.Text.Json;
using Certs.Core;
using Certs.Core.Evm;

namespace Certs.Ledger.Evm;

/// <summary>Reads members of a node's JSON objects.</summary>
/// <remarks>
/// Every method throws <see cref="FormatException"/> for a member that is missing or has another form.
/// </remarks>
internal static class JsonFields
{
    public static string Text(this JsonElement value, string name) =>
        Find(value, name)?.GetString() ?? throw new FormatException($"The member {name} is missing.");

    public static byte[] Data(this JsonElement value, string name) => HexBytes.Decode(value.Text(name));

    public static Hash32 Hash(this JsonElement value, string name) => new(value.Exactly(name, 32));

    public static byte[] Exactly(this JsonElement value, string name, int lengthBytes)
    {
        byte[] data = value.Data(name);
        return data.Length == lengthBytes
            ? data
            : throw new FormatException(
                $"The member {name} has {data.Length} bytes instead of {lengthBytes}.");
    }

    public static long Int64(this JsonElement value, string name) => HexBytes.DecodeInt64(value.Text(name));

    public static int Int32(this JsonElement value, string name)
    {
        long number = value.Int64(name);
        return number <= int.MaxValue
            ? (int)number
            : throw new FormatException($"The member {name} is too large.");
    }

    /// <summary>Seconds since 1970; years past 9999 are refused.</summary>
    public static DateTimeOffset Time(this JsonElement value, string name)
    {
        long seconds = value.Int64(name);
        return seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : throw new FormatException($"The member {name} is too large for a time.");
    }

    public static BigInteger Quantity(this JsonElement value, string name) =>
        HexBytes.DecodeQuantity(value.Text(name));

    /// <summary>The member; null when it is missing or JSON's null.</summary>
    public static JsonElement? Find(this JsonElement value, string name)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("An object is expected.");
        }

        return value.TryGetProperty(name, out JsonElement member) && member.ValueKind != JsonValueKind.Null
            ? member
            : null;
    }

    /// <summary>The elements of a list.</summary>
    public static IEnumerable<JsonElement> List(this JsonElement value, string name) =>
        Find(value, name) is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray()
            : throw new FormatException($"The list {name} is missing.");
}
