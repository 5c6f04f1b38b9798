using Certs.Core.Documents;
using Certs.Core.Documents.Json;
using Certs.Core.Numbers;
using Certs.Core.Suites;

namespace Certs.Core.Bridging;

/// <summary>Reads a statement's payload: canonical JSON with a closed set of members.</summary>
internal static class BridgeClaimsReader
{
    /// <summary>Reads the claims.</summary>
    /// <exception cref="DocumentFormatException">With the broken rule and the member.</exception>
    public static BridgeClaims Read(ReadOnlySpan<byte> utf8)
    {
        CanonicalReader reader = new(utf8, "statement.payload");
        reader.StartObject();
        reader.Member("as_of"u8);
        (long block, DateTimeOffset blockTime) = ReadAsOf(ref reader);
        reader.Member("chain"u8);
        string chain = PayloadReader.ReadText(ref reader, "chain", PayloadRules.IsChain);
        reader.Member("exp"u8);
        DateTimeOffset expires = PayloadReader.ReadTime(ref reader, "exp");
        reader.Member("for"u8);
        ushort relying = ReadProvince(ref reader);
        reader.Member("handle"u8);
        byte[] handle = new byte[DocumentLimits.SaltBytes];
        reader.ReadBytes(handle, "handle");
        reader.Member("iat"u8);
        DateTimeOffset issuedAt = PayloadReader.ReadTime(ref reader, "iat");
        reader.Member("iss"u8);
        AgencyId issuer = PayloadReader.ReadIssuer(ref reader);
        reader.Member("original"u8);
        BridgedOriginal original = ReadOriginal(ref reader);
        reader.Member("report"u8);
        Hash32 report = reader.ReadHash("report");
        reader.Member("suites"u8);
        Suite[] suites = PayloadReader.ReadSuites(ref reader);
        reader.Member("vct"u8);
        string type = PayloadReader.ReadText(ref reader, "vct", PayloadRules.IsType);
        reader.EndObject();
        reader.End();
        return expires > issuedAt
            ? new BridgeClaims(
                issuer, relying, type, original, report, block, blockTime, issuedAt, expires, suites, handle,
                chain)
            : throw new DocumentFormatException(FormatRule.BadValue, "statement.payload.exp");
    }

    private static (long Block, DateTimeOffset Time) ReadAsOf(ref CanonicalReader reader)
    {
        reader.StartObject();
        reader.Member("block"u8);
        long block = reader.ReadInteger();
        reader.Member("time"u8);
        DateTimeOffset time = PayloadReader.ReadTime(ref reader, "as_of.time");
        reader.EndObject();
        return block >= 0 ? (block, time) : throw reader.Refuse(FormatRule.BadValue, "as_of.block");
    }

    private static ushort ReadProvince(ref CanonicalReader reader)
    {
        long code = reader.ReadInteger();
        return code is > 0 and < 100 && Province.TryFind((int)code, out _)
            ? (ushort)code
            : throw reader.Refuse(FormatRule.BadValue, "for");
    }

    private static BridgedOriginal ReadOriginal(ref CanonicalReader reader)
    {
        reader.StartObject();
        reader.Member("iss"u8);
        AgencyId issuer = PayloadReader.ReadIssuer(ref reader);
        reader.Member("leaf"u8);
        Hash32 leaf = reader.ReadHash("original.leaf");
        reader.Member("sha256"u8);
        Hash32 sha256 = reader.ReadHash("original.sha256");
        reader.Member("sm3"u8);
        Hash32 sm3 = reader.ReadHash("original.sm3");
        reader.Member("suites"u8);
        Suite[] suites = PayloadReader.ReadSuites(ref reader);
        reader.EndObject();
        return new BridgedOriginal(issuer, leaf, sha256, sm3, suites);
    }
}
