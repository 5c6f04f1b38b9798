using System.Buffers;
using Certs.Api.V1;
using Certs.Server.Services;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Xunit;

namespace Certs.Server.Tests.Services;

public sealed class IssueItemTests
{
    private static readonly IssueCertificatesRequest Whole = new()
    {
        RequestId = "8a6e0804-2bd0-4672-b79d-d97027f9071a",
        Content = new CertificateContent
        {
            Agency = "urn:certs:agency:62:1",
            Type = "urn:certs:type:business-licence:1",
            Fields = Fields("a", "b"),
            ValidFrom = new Timestamp { Seconds = 7 },
            Suites = { Suite.Es256, Suite.Sm2 },
            Serial = "ABCDEFG",
        },
    };

    [Fact]
    public void An_item_has_every_part_of_its_message()
    {
        IssueItem item = Read(Whole.ToByteArray());

        Assert.Equal(Whole, Message(item));
    }

    [Fact]
    public void A_message_in_pieces_is_the_message_merged_of_them()
    {
        IssueCertificatesRequest more = new()
        {
            Content = new CertificateContent { Fields = Fields("b", "c"), HolderJwk = "{}" },
        };
        byte[] pieces = [.. Whole.ToByteArray(), .. more.ToByteArray()];

        IssueItem item = Read(pieces);

        Assert.Equal(IssueCertificatesRequest.Parser.ParseFrom(pieces), Message(item));
    }

    [Fact]
    public void Parts_of_a_later_version_are_passed_over()
    {
        byte[] later = [0x9a, 0x06, 0x02, 0x01, 0x02, 0xa0, 0x06, 0x05];
        byte[] content = [.. later, .. Whole.Content.ToByteArray(), .. later];
        byte[] message = [.. later, 0x12, .. Length(content), .. content, .. later];

        IssueItem item = Read(message);

        Assert.Equal(Whole.Content.Type, item.Content.Type);
        Assert.Equal(Whole.Content.Fields, Struct.Parser.ParseFrom(item.Fields.Span));
    }

    [Fact]
    public void A_group_is_read_as_the_generated_parser_reads_it()
    {
        byte[] group = [0x9b, 0x06, 0x08, 0x01, 0x9c, 0x06];

        IssueItem item = Read([.. group, .. Whole.ToByteArray()]);

        Assert.Equal(Whole.RequestId, item.RequestId);
        Assert.Equal(Whole.Content.Fields, Struct.Parser.ParseFrom(item.Fields.Span));
    }

    [Theory]
    [InlineData("12")]
    [InlineData("1205")]
    [InlineData("12021a05")]
    [InlineData("0b")]
    [InlineData("00")]
    public void What_is_no_message_is_told_by_the_generated_parser(string hex)
    {
        Assert.Throws<InvalidProtocolBufferException>(() => Read(Convert.FromHexString(hex)));
    }

    private static Struct Fields(params string[] names)
    {
        Struct fields = new();
        foreach (string name in names)
        {
            fields.Fields[name] = Value.ForString("value of " + name + names.Length);
        }

        return fields;
    }

    private static byte[] Length(byte[] content) =>
        [(byte)(0x80 | (content.Length & 0x7f)), (byte)(content.Length >> 7)];

    private static IssueItem Read(byte[] message) => IssueItem.Read(new Payload(message));

    private static IssueCertificatesRequest Message(IssueItem item)
    {
        CertificateContent content = item.Content.Clone();
        content.Fields = Struct.Parser.ParseFrom(item.Fields.Span);
        return new IssueCertificatesRequest { RequestId = item.RequestId, Content = content };
    }

    private sealed class Payload(byte[] message) : DeserializationContext
    {
        public override int PayloadLength => message.Length;

        public override byte[] PayloadAsNewBuffer() => [.. message];

        public override ReadOnlySequence<byte> PayloadAsReadOnlySequence() => new(message);
    }
}
