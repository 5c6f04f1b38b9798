using System.Text;
using System.Text.Json.Nodes;
using Certs.Core.Documents;
using Certs.Core.Documents.Json;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Certs.Core.Tests.Documents.Json;

public sealed class CanonicalFormPropertyTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(100_000);

    [Fact]
    public void The_canonical_form_is_a_fixed_point_and_passes_its_own_check()
    {
        Property property = Prop.ForAll(JsonTrees.Arbitrary, tree =>
        {
            byte[] canonical = CanonicalJson.Write(tree);
            byte[] again = CanonicalJson.Write(StrictJson.Parse(canonical, "text"));
            CanonicalJson.Check(canonical, "text");
            return canonical.AsSpan().SequenceEqual(again);
        });

        property.Check(Many);
    }

    [Fact]
    public void Two_trees_have_one_canonical_form_exactly_when_they_are_equal()
    {
        Arbitrary<(JsonNode? Left, JsonNode? Right)> pairs = Arb.From(
            from left in JsonTrees.Tree
            from right in Gen.OneOf(JsonTrees.Tree, Gen.Constant(Reversed(left)), NearlyEqual(left))
            select (left, right));
        Property property = Prop.ForAll(pairs, pair =>
            CanonicalJson.Write(pair.Left).AsSpan().SequenceEqual(CanonicalJson.Write(pair.Right))
            == JsonNode.DeepEquals(pair.Left, pair.Right));

        property.Check(Many);
    }

    // Two implementations that share only the number and character rules: the one-pass reader, and a tree
    // that is read and written again.
    [Fact]
    public void The_check_accepts_bytes_exactly_when_reading_and_writing_them_changes_nothing()
    {
        int accepted = 0;
        Arbitrary<byte[]> texts = Arb.From(
            from tree in JsonTrees.Tree
            from place in Gen.Choose(0, 1000)
            from value in Gen.Elements("\"\\{}[],:0123456789-.eE+untrfalsb \n\t/\0\u0001é中"u8.ToArray())
            from kind in Gen.Choose(0, 3)
            select Changed(CanonicalJson.Write(tree), place, value, kind));
        Property property = Prop.ForAll(texts, text =>
        {
            bool isCanonical = FormatAssert.RuleBrokenBy(() => CanonicalJson.Check(text, "text")) is null;
            accepted += isCanonical ? 1 : 0;
            return isCanonical == ReadsAndWritesTheSame(text);
        });

        property.Check(Many);
        Assert.InRange(accepted, 10_000, 90_000);
    }

    private static bool ReadsAndWritesTheSame(byte[] text)
    {
        try
        {
            return CanonicalJson.Write(StrictJson.Parse(text, "text")).AsSpan().SequenceEqual(text);
        }
        catch (DocumentFormatException)
        {
            return false;
        }
    }

    private static byte[] Changed(byte[] text, int place, byte value, int kind)
    {
        List<byte> bytes = [.. text];
        int index = place % text.Length;
        switch (kind)
        {
            case 0:
                bytes[index] = value;
                break;
            case 1:
                bytes.Insert(index, value);
                break;
            case 2:
                bytes.RemoveAt(index);
                break;
        }

        return [.. bytes];
    }

    // The same tree with the members of its objects in the opposite order.
    private static JsonNode? Reversed(JsonNode? tree) => tree switch
    {
        JsonObject map => new JsonObject(map.Reverse()
            .Select(member => KeyValuePair.Create(member.Key, Reversed(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Reversed)]),
        _ => tree?.DeepClone(),
    };

    // The same tree, or one with a character, a member or a bit of type changed in its text.
    private static Gen<JsonNode?> NearlyEqual(JsonNode? tree)
    {
        byte[] canonical = CanonicalJson.Write(tree);
        return from place in Gen.Choose(0, canonical.Length - 1)
               from value in Gen.Elements("ab01\"{}[],:"u8.ToArray())
               select ParseOr(Changed(canonical, place, value, 0), tree);
    }

    private static JsonNode? ParseOr(byte[] text, JsonNode? otherwise)
    {
        try
        {
            return StrictJson.Parse(text, Encoding.UTF8.WebName);
        }
        catch (DocumentFormatException)
        {
            return otherwise;
        }
    }
}
