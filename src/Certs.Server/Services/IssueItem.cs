using Certs.Api.V1;
using Google.Protobuf;
using Grpc.Core;

namespace Certs.Server.Services;

/// <summary>An item of the stream of issuing: as generated, but for the fields, which stay bytes.</summary>
/// <param name="RequestId">The request id as it came.</param>
/// <param name="Content">What is to be certified, without its fields.</param>
/// <param name="Fields">The fields: the bytes of a <c>google.protobuf.Struct</c>.</param>
internal sealed record IssueItem(string RequestId, CertificateContent Content, ReadOnlyMemory<byte> Fields)
{
    /// <summary>The item that a request makes.</summary>
    public static IssueItem Of(string requestId, CertificateContent? content) =>
        new(requestId, content ?? new CertificateContent(), content?.Fields?.ToByteArray() ?? []);

    /// <summary>Reads an <see cref="IssueCertificatesRequest"/>.</summary>
    /// <exception cref="InvalidProtocolBufferException">The bytes are no such message.</exception>
    public static IssueItem Read(DeserializationContext context)
    {
        byte[] message = context.PayloadAsNewBuffer();
        try
        {
            return Read(message);
        }
        catch (ProtobufReader.MalformedException)
        {
            // The generated parser says what is wrong, or takes what is only unusual.
            IssueCertificatesRequest request = IssueCertificatesRequest.Parser.ParseFrom(message);
            return Of(request.RequestId, request.Content);
        }
    }

    private static IssueItem Read(byte[] message)
    {
        IssueCertificatesRequest head = new() { Content = new CertificateContent() };
        ReadOnlyMemory<byte> fields = default;
        ProtobufReader reader = new(message);
        int start = 0;
        while (reader.TryReadTag(out int field, out WireFormat.WireType form))
        {
            if (field == IssueCertificatesRequest.ContentFieldNumber && form == WireFormat.WireType.LengthDelimited)
            {
                fields = ReadContent(head.Content, message.AsMemory(reader.ReadRange()), fields);
            }
            else
            {
                reader.Skip(form);
                head.MergeFrom(message.AsSpan(start..reader.Place));
            }

            start = reader.Place;
        }

        return new IssueItem(head.RequestId, head.Content, fields);
    }

    private static ReadOnlyMemory<byte> ReadContent(
        CertificateContent content, ReadOnlyMemory<byte> message, ReadOnlyMemory<byte> fields)
    {
        ProtobufReader reader = new(message.Span);
        int start = 0;
        while (true)
        {
            int next = reader.Place;
            bool isEnd = !reader.TryReadTag(out int field, out WireFormat.WireType form);
            bool isFields = field == CertificateContent.FieldsFieldNumber
                && form == WireFormat.WireType.LengthDelimited;
            if (isEnd || isFields)
            {
                content.MergeFrom(message.Span[start..next]);
            }

            if (isEnd)
            {
                return fields;
            }

            if (isFields)
            {
                ReadOnlyMemory<byte> more = message[reader.ReadRange()];
                fields = fields.IsEmpty ? more : Joined(fields, more);
                start = reader.Place;
            }
            else
            {
                reader.Skip(form);
            }
        }
    }

    // Two messages one after the other are the message merged of both.
    private static byte[] Joined(ReadOnlyMemory<byte> first, ReadOnlyMemory<byte> second) =>
        [.. first.Span, .. second.Span];
}
