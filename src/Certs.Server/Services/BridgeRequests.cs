using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Certs.Api.V1;
using Certs.Core;
using Certs.Core.Documents;
using Certs.Server.Bridging;
using Certs.Server.Refusals;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using GbtProvince = Certs.Core.Numbers.Province;

namespace Certs.Server.Services;

/// <summary>Reads what is asked of bridging.</summary>
internal static class BridgeRequests
{
    /// <summary>The statement that is asked for.</summary>
    public static StatementOrder ToOrder(RequestStatementRequest request)
    {
        Guid requestId = RequestFields.RequestId(request.RequestId);
        if (request.Document.Length is 0 or > DocumentLimits.FileBytes)
        {
            throw Invalid("document", $"1 to {DocumentLimits.FileBytes} bytes");
        }

        ushort province = Province(request.Province);
        AgencyId? body = Body(request.Agency);
        TimeSpan? validFor = ValidFor(request.ValidFor);
        return new StatementOrder(
            requestId, request.Document.Memory, province, body, validFor,
            Digest(request.Document.Span, province, body, validFor));
    }

    /// <summary>The bulk that is asked for.</summary>
    public static BulkOrder ToOrder(BridgeCertificatesRequest request)
    {
        long from = 0;
        bool isToken = request.ResumeToken.Length == 0
            || (long.TryParse(request.ResumeToken, NumberStyles.None, CultureInfo.InvariantCulture, out from)
                && from <= uint.MaxValue);
        return isToken
            ? new BulkOrder(
                RequestFields.Agency(request.Issuer), Province(request.Province), Body(request.Agency),
                ValidFor(request.ValidFor), from)
            : throw new RefusedException(RefusalReason.PageTokenInvalid, "resume_token", "one that a progress gave");
    }

    /// <summary>The field <c>province</c>.</summary>
    public static ushort Province(uint province) =>
        GbtProvince.TryFind((int)Math.Min(province, 999), out _)
            ? (ushort)province
            : throw Invalid("province", "two digits of GB/T 2260, such as 33");

    /// <summary>The field <c>original_leaf</c>.</summary>
    public static Hash32 Leaf(ByteString leaf) =>
        leaf.Length == 32 ? new Hash32(leaf.Span) : throw Invalid("original_leaf", "32 bytes");

    private static AgencyId? Body(string agency) => agency.Length == 0 ? null : RequestFields.Agency(agency);

    private static TimeSpan? ValidFor(Duration? duration)
    {
        if (duration is null)
        {
            return null;
        }

        bool isTime = duration.Nanos is >= 0 and < 1_000_000_000 && duration.Seconds is >= 0 and < 400_000_000;
        return isTime ? TimeSpan.FromSeconds(duration.Seconds) : throw Invalid("valid_for", "a time above zero");
    }

    private static Hash32 Digest(ReadOnlySpan<byte> document, ushort province, AgencyId? body, TimeSpan? validFor)
    {
        Span<byte> facts = stackalloc byte[14];
        BinaryPrimitives.WriteUInt16BigEndian(facts, province);
        BinaryPrimitives.WriteUInt32BigEndian(facts[2..], body?.Number ?? 0);
        BinaryPrimitives.WriteInt64BigEndian(facts[6..], validFor?.Ticks ?? 0);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.ASCII.GetBytes("certs/bridge-request/1"));
        hash.AppendData(facts);
        hash.AppendData(document);
        return new Hash32(hash.GetHashAndReset());
    }

    private static RefusedException Invalid(string field, string rule) =>
        new(RefusalReason.FieldInvalid, field, rule);
}
