using System.Text;
using System.Text.Json.Nodes;
using Certs.Core.Documents;
using Certs.Core.Documents.Json;
using Certs.Core.Tests.Documents.Json;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Certs.Core.Tests.Documents;

public sealed class FieldsWriterTests
{
    [Fact]
    public void Fields_written_straight_have_the_bytes_of_the_tree_and_so_has_each_value()
    {
        Property property = Prop.ForAll(JsonTrees.Arbitrary, JsonTrees.Arbitrary, (first, second) =>
        {
            JsonObject tree = new() { ["a"] = WithoutNulls(first), ["b"] = WithoutNulls(second) };
            FieldsWriter writer = new(2);
            try
            {
                foreach ((string name, JsonNode? value) in tree)
                {
                    writer.StartField(name);
                    Write(ref writer, value!);
                    writer.EndField();
                }

                CanonicalFields written = writer.ToFields();

                return written.Json.Span.SequenceEqual(CanonicalJson.Write(tree))
                    && written.Fields.Select(field => field.Name).SequenceEqual(["a", "b"])
                    && written.Fields.All(field => JsonNode.DeepEquals(field.Value, tree[field.Name]));
            }
            finally
            {
                writer.Dispose();
            }
        });

        property.Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));
    }

    [Theory]
    [InlineData(16, null)]
    [InlineData(17, FormatRule.TooDeep)]
    public void A_value_is_as_deep_as_its_disclosure_may_be(int depth, FormatRule? rule)
    {
        FormatRule? broken = FormatAssert.RuleBrokenBy(() =>
        {
            FieldsWriter writer = new(1);
            writer.StartField("a");
            for (int i = 1; i < depth; i++)
            {
                writer.StartList();
                writer.Element();
            }

            writer.Dispose();
        });

        Assert.Equal(rule, broken);
    }

    [Theory]
    [InlineData(1, 509, null)]
    [InlineData(1, 510, FormatRule.TooManyMembers)]
    [InlineData(2, 255, null)]
    [InlineData(2, 256, FormatRule.TooManyMembers)]
    public void Members_and_elements_are_counted_for_each_disclosure_and_for_all(
        int fields, int elements, FormatRule? rule)
    {
        FormatRule? broken = FormatAssert.RuleBrokenBy(() =>
        {
            FieldsWriter writer = new(fields);
            for (int field = 0; field < fields; field++)
            {
                writer.StartField($"field_{field}");
                writer.StartList();
                for (int i = 0; i < elements; i++)
                {
                    writer.Element();
                    writer.Whole(i);
                }

                writer.EndList();
                writer.EndField();
            }

            writer.Dispose();
        });

        Assert.Equal(rule, broken);
    }

    private static JsonNode WithoutNulls(JsonNode? node) => node switch
    {
        null => JsonValue.Create(true),
        JsonArray list => new JsonArray([.. list.Select(WithoutNulls)]),
        JsonObject map => new JsonObject(
            map.Select(member => KeyValuePair.Create(member.Key, (JsonNode?)WithoutNulls(member.Value)))),
        _ => node.DeepClone(),
    };

    private static void Write(ref FieldsWriter writer, JsonNode value)
    {
        switch (value)
        {
            case JsonArray list:
                writer.StartList();
                foreach (JsonNode? item in list)
                {
                    writer.Element();
                    Write(ref writer, item!);
                }

                writer.EndList();
                break;
            case JsonObject map:
                writer.StartObject();
                foreach ((string name, JsonNode? member) in
                    map.OrderBy(member => member.Key, StringComparer.Ordinal))
                {
                    writer.Member(Encoding.UTF8.GetBytes(name));
                    Write(ref writer, member!);
                }

                writer.EndObject();
                break;
            case JsonValue leaf when leaf.TryGetValue(out string? text):
                writer.Text(Encoding.UTF8.GetBytes(text));
                break;
            case JsonValue leaf when leaf.TryGetValue(out bool flag):
                writer.Flag(flag);
                break;
            default:
                writer.Whole(value.GetValue<long>());
                break;
        }
    }
}
