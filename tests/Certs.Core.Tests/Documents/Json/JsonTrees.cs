using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace Certs.Core.Tests.Documents.Json;

/// <summary>Random JSON trees that the format allows, for properties.</summary>
internal static class JsonTrees
{
    // Characters that escape, sort and encode in every way: controls, quotes, one to four bytes, both sides
    // of the surrogates in UTF-16 order. Each is in form C, and no two of them compose.
    private static readonly string[] Characters =
    [
        "\0", "\u0001", "\b", "\t", "\n", "\v", "\f", "\r", "\u001f", " ", "\"", "\\", "/", "a", "b", "Z",
        "0", "9", "_", "\u007f", "\u0080", "é", "ÿ", "Ω", "\u2028", "中", "营", "\ue000", "\ufffd",
        "\U0001f602", "\U00020bb7",
    ];

    private static readonly long[] EdgeNumbers =
        [0, 1, -1, 9, 10, (1L << 53) - 1, -(1L << 53) + 1, int.MaxValue, int.MinValue, 1L << 32];

    public static Gen<string> Text { get; } =
        from characters in Gen.Elements(Characters).ListOf()
        select string.Concat(characters.Take(6));

    public static Gen<JsonNode?> Tree { get; } = Gen.Sized(size => OfDepth(Math.Min(size / 10, 4)));

    public static Arbitrary<JsonNode?> Arbitrary { get; } = Arb.From(Tree);

    private static Gen<JsonNode?> OfDepth(int depth)
    {
        Gen<JsonNode?> leaf = Gen.OneOf(
            Text.Select(text => (JsonNode?)JsonValue.Create(text)),
            Gen.Elements(EdgeNumbers).Select(number => (JsonNode?)JsonValue.Create(number)),
            Gen.Choose(-1000, 1000).Select(number => (JsonNode?)JsonValue.Create((long)number)),
            Gen.Elements(true, false).Select(flag => (JsonNode?)JsonValue.Create(flag)),
            Gen.Constant((JsonNode?)null));
        return depth == 0 ? leaf : Gen.OneOf(leaf, List(depth - 1), Map(depth - 1));
    }

    private static Gen<JsonNode?> List(int depth) =>
        from count in Gen.Choose(0, 4)
        from items in OfDepth(depth).ListOf(count)
        select (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())]);

    private static Gen<JsonNode?> Map(int depth) =>
        from count in Gen.Choose(0, 4)
        from names in Text.ListOf(count)
        from values in OfDepth(depth).ListOf(count)
        select (JsonNode?)new JsonObject(names.Zip(values)
            .DistinctBy(member => member.First)
            .Select(member => KeyValuePair.Create(member.First, member.Second?.DeepClone())));
}
