using System.Text;
using System.Text.Json.Nodes;
using Certs.Core.Documents;
using Certs.Server.Refusals;
using Certs.Server.Services;
using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Xunit;

namespace Certs.Server.Tests.Services;

public sealed class FieldValuesTests
{
    [Fact]
    public void What_is_read_from_the_bytes_is_what_the_generated_parser_reads()
    {
        Prop.ForAll(WireValues.Structs(WireValues.OfDepth(3)).ToArbitrary(), fields =>
        {
            List<BrokenField> broken = [];

            CanonicalFields? read = FieldValues.Read(fields.ToByteArray(), broken);

            return read is null ? broken.Count > 0 : IsSame(read, fields);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));
    }

    [Fact]
    public void Whatever_the_bytes_are_they_are_refused_or_read_like_the_generated_parser_reads_them()
    {
        Gen<(Struct Fields, int At, byte Value)> changes = WireValues.Structs(WireValues.OfDepth(2)).SelectMany(
            fields => Gen.Choose(0, 500).SelectMany(
                at => Gen.Choose(0, 255).Select(value => (fields, at, (byte)value))));
        int accepted = 0;
        Prop.ForAll(changes.ToArbitrary(), change =>
        {
            byte[] bytes = change.Fields.ToByteArray();
            if (bytes.Length > 0)
            {
                bytes[change.At % bytes.Length] = change.Value;
            }

            CanonicalFields? read = FieldValues.Read(bytes, []);

            accepted += read is null ? 0 : 1;
            return read is null || IsSame(read, Struct.Parser.ParseFrom(bytes));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(10_000));
        Assert.True(accepted > 100, $"Only {accepted} were read.");
    }

    [Fact]
    public void Members_of_a_later_version_are_passed_over()
    {
        byte[] later = [0x78, 0x96, 0x01, 0x7a, 0x01, 0xff, 0x7d, 1, 2, 3, 4, 0x79, 1, 2, 3, 4, 5, 6, 7, 8];

        CanonicalFields? read = FieldValues.Read((byte[])[.. later, .. Of("a", Value.ForNumber(7)), .. later], []);

        Assert.Equal("{\"a\":7}", Text(read));
    }

    [Theory]
    [InlineData("0a")]
    [InlineData("0a05")]
    [InlineData("0b")]
    [InlineData("00")]
    [InlineData("0affffffffffffffffff01")]
    [InlineData("0a070a01ff12021a00")]
    [InlineData("0a070a016112021a000a070a016112021a00")]
    [InlineData("0a0a0a01610a016212021a00")]
    [InlineData("0a0b0a016112021a0012021a00")]
    [InlineData("0a090a016112041a001a00")]
    public void What_is_no_struct_or_says_something_twice_is_refused(string hex)
    {
        List<BrokenField> broken = [];

        CanonicalFields? read = FieldValues.Read(Convert.FromHexString(hex), broken);

        Assert.Null(read);
        Assert.Equal(new BrokenField("content.fields", "A google.protobuf.Struct with each name once."), Assert.Single(broken));
    }

    [Fact]
    public void Text_that_is_not_utf8_is_refused_by_its_field()
    {
        List<BrokenField> broken = [];

        CanonicalFields? read = FieldValues.Read(Convert.FromHexString("0a080a016112031a01ff"), broken);

        Assert.Null(read);
        Assert.Equal(new BrokenField("content.fields.a", "InvalidUtf8."), Assert.Single(broken));
    }

    [Theory]
    [InlineData(256, null)]
    [InlineData(257, "At most 256 fields.")]
    [InlineData(100_000, "At most 256 fields.")]
    public void No_more_fields_are_read_than_a_document_holds(int count, string? rule)
    {
        byte[] fields = [.. Enumerable.Range(0, count).SelectMany(i => Of($"f{i}", Value.ForBool(true)))];
        List<BrokenField> broken = [];

        CanonicalFields? read = FieldValues.Read(fields, broken);

        Assert.Equal(rule is null ? count : null, read?.Fields.Count);
        Assert.Equal(rule, broken.SingleOrDefault()?.Rule);
    }

    private static byte[] Of(string name, Value value) =>
        new Struct { Fields = { [name] = value } }.ToByteArray();

    private static bool IsSame(CanonicalFields read, Struct fields)
    {
        return JsonNode.DeepEquals(JsonNode.Parse(read.Json.Span), Tree(fields))
            && read.Fields.Select(field => field.Name)
                .SequenceEqual(fields.Fields.Keys.Order(StringComparer.Ordinal));
    }

    private static JsonObject Tree(Struct fields) =>
        new(fields.Fields.Select(field => KeyValuePair.Create(field.Key, Tree(field.Value))));

    private static JsonNode? Tree(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.StringValue => JsonValue.Create(value.StringValue),
        Value.KindOneofCase.BoolValue => JsonValue.Create(value.BoolValue),
        Value.KindOneofCase.NumberValue => JsonValue.Create((long)value.NumberValue),
        Value.KindOneofCase.ListValue => new JsonArray([.. value.ListValue.Values.Select(Tree)]),
        Value.KindOneofCase.StructValue => Tree(value.StructValue),
        _ => null,
    };

    private static string? Text(CanonicalFields? fields) =>
        fields is null ? null : Encoding.UTF8.GetString(fields.Json.Span);
}
