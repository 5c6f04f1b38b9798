using Certs.Core.Documents;
using Certs.Core.Documents.Json;
using Certs.Core.Suites;

namespace Certs.Core.Bridging;

/// <summary>Writes a statement's payload in canonical form.</summary>
internal static class BridgeClaimsWriter
{
    /// <summary>The payload's bytes.</summary>
    /// <exception cref="DocumentFormatException">A value cannot stand in a statement.</exception>
    public static byte[] Write(BridgeClaims claims)
    {
        JsonBuffer buffer = new(1024);
        try
        {
            Append(ref buffer, claims);
            return buffer.ToArray();
        }
        finally
        {
            buffer.Dispose();
        }
    }

    private static void Append(ref JsonBuffer buffer, BridgeClaims claims)
    {
        buffer.Append("{\"as_of\":{\"block\":"u8);
        buffer.AppendInteger(claims.AsOfBlock, "statement.payload.as_of.block");
        AppendTime(ref buffer, ",\"time\":"u8, claims.AsOfTime);
        buffer.Append("},\"chain\":"u8);
        buffer.AppendString(claims.Chain, "statement.payload.chain");
        AppendTime(ref buffer, ",\"exp\":"u8, claims.Expires);
        buffer.Append(",\"for\":"u8);
        buffer.AppendInteger(claims.RelyingProvince, "statement.payload.for");
        buffer.Append(",\"handle\":"u8);
        buffer.AppendBase64Url(claims.Handle.Span);
        AppendTime(ref buffer, ",\"iat\":"u8, claims.IssuedAt);
        buffer.Append(",\"iss\":"u8);
        buffer.AppendString(claims.Issuer.ToString(), "statement.payload.iss");
        AppendOriginal(ref buffer, claims.Original);
        AppendHash(ref buffer, ",\"report\":"u8, claims.ReportDigest);
        AppendSuites(ref buffer, claims.Suites);
        buffer.Append(",\"vct\":"u8);
        buffer.AppendString(claims.Type, "statement.payload.vct");
        buffer.Append("}"u8);
    }

    private static void AppendOriginal(ref JsonBuffer buffer, BridgedOriginal original)
    {
        buffer.Append(",\"original\":{\"iss\":"u8);
        buffer.AppendString(original.Issuer.ToString(), "statement.payload.original.iss");
        AppendHash(ref buffer, ",\"leaf\":"u8, original.Leaf);
        AppendHash(ref buffer, ",\"sha256\":"u8, original.PayloadSha256);
        AppendHash(ref buffer, ",\"sm3\":"u8, original.PayloadSm3);
        AppendSuites(ref buffer, original.Suites);
        buffer.Append("}"u8);
    }

    private static void AppendTime(
        ref JsonBuffer buffer, scoped ReadOnlySpan<byte> name, DateTimeOffset time)
    {
        buffer.Append(name);
        buffer.AppendInteger(time.ToUnixTimeSeconds(), "statement.payload time");
    }

    private static void AppendHash(ref JsonBuffer buffer, scoped ReadOnlySpan<byte> name, Hash32 hash)
    {
        Span<byte> bytes = stackalloc byte[32];
        hash.CopyTo(bytes);
        buffer.Append(name);
        buffer.AppendBase64Url(bytes);
    }

    private static void AppendSuites(ref JsonBuffer buffer, IReadOnlyList<Suite> suites)
    {
        buffer.Append(",\"suites\":["u8);
        for (int i = 0; i < suites.Count; i++)
        {
            buffer.Append(i == 0 ? default : ","u8);
            buffer.AppendQuoted(AlgNames.Of(suites[i]));
        }

        buffer.Append("]"u8);
    }
}
