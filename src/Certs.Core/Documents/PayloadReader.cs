using System.Text;
using System.Text.Json.Nodes;
using Certs.Core.Documents.Json;
using Certs.Core.Suites;

namespace Certs.Core.Documents;

/// <summary>Reads the payload: canonical JSON with a closed set of members.</summary>
internal static class PayloadReader
{
    /// <summary>Reads the claims.</summary>
    /// <exception cref="DocumentFormatException">With the broken rule and the member.</exception>
    public static Payload Read(ReadOnlySpan<byte> utf8)
    {
        CanonicalReader reader = new(utf8, "payload");
        reader.StartObject();
        reader.Member("_sd"u8);
        Hash32[] digests = ReadDigests(ref reader);
        ReadDigestAlgorithm(ref reader);
        reader.Member("chain"u8);
        string chain = ReadText(ref reader, "chain", PayloadRules.IsChain);
        JsonObject? holderKey = reader.TryMember("cnf"u8) ? ReadConfirmation(ref reader) : null;
        DateTimeOffset? expires = reader.TryMember("exp"u8) ? ReadTime(ref reader, "exp") : null;
        reader.Member("handle"u8);
        byte[] handle = new byte[DocumentLimits.SaltBytes];
        reader.ReadBytes(handle, "handle");
        reader.Member("iat"u8);
        DateTimeOffset issuedAt = ReadTime(ref reader, "iat");
        reader.Member("iss"u8);
        AgencyId issuer = ReadIssuer(ref reader);
        reader.Member("iss_profile"u8);
        IssuerProfile profile = IssuerProfile.Read(ref reader);
        reader.Member("nbf"u8);
        DateTimeOffset notBefore = ReadTime(ref reader, "nbf");
        reader.Member("number"u8);
        string number = ReadText(ref reader, "number", PayloadRules.IsNumber);
        ListEntry? status = reader.TryMember("status"u8) ? ReadStatus(ref reader) : null;
        reader.Member("suites"u8);
        Suite[] suites = ReadSuites(ref reader);
        string? supersedes = reader.TryMember("supersedes"u8)
            ? ReadText(ref reader, "supersedes", PayloadRules.IsNumber)
            : null;
        reader.Member("vct"u8);
        string type = ReadText(ref reader, "vct", PayloadRules.IsType);
        reader.Member("vct#integrity"u8);
        string integrity = ReadText(ref reader, "vct#integrity", PayloadRules.IsIntegrity);
        reader.EndObject();
        reader.End();
        return expires <= notBefore
            ? throw new DocumentFormatException(FormatRule.BadValue, "payload.exp")
            : new Payload(
                issuer, profile, type, integrity, number, issuedAt, notBefore, expires, suites, handle, chain,
                holderKey, supersedes, status, digests);
    }

    private static Hash32[] ReadDigests(ref CanonicalReader reader)
    {
        reader.StartArray();
        List<Hash32> digests = new(32);
        ReadOnlySpan<byte> previous = default;
        while (reader.NextElement())
        {
            int start = reader.Position;
            digests.Add(reader.ReadHash("_sd"));
            ReadOnlySpan<byte> text = reader.Since(start);
            int order = previous.SequenceCompareTo(text);
            if (order >= 0)
            {
                throw reader.Refuse(
                    order == 0 ? FormatRule.DuplicateDisclosure : FormatRule.NotCanonical, "_sd");
            }

            previous = text;
        }

        return digests.Count <= DocumentLimits.Disclosures
            ? [.. digests]
            : throw reader.Refuse(FormatRule.TooMany, "_sd");
    }

    private static void ReadDigestAlgorithm(ref CanonicalReader reader)
    {
        reader.Member("_sd_alg"u8);
        if (!reader.ReadString().SequenceEqual("sha-256"u8))
        {
            throw reader.Refuse(FormatRule.UnknownVersion, "_sd_alg");
        }
    }

    /// <summary>Reads a text of at most 128 bytes that a rule allows.</summary>
    internal static string ReadText(ref CanonicalReader reader, string member, Func<string, bool> isAllowed)
    {
        ReadOnlySpan<byte> utf8 = reader.ReadString();
        string text = utf8.Length <= PayloadRules.LongestText ? Encoding.UTF8.GetString(utf8) : "";
        return isAllowed(text) ? text : throw reader.Refuse(FormatRule.BadValue, member);
    }

    /// <summary>Reads a moment in whole seconds since 1970-01-01 UTC.</summary>
    internal static DateTimeOffset ReadTime(ref CanonicalReader reader, string member)
    {
        long seconds = reader.ReadInteger();
        return seconds is >= 0 and <= DocumentLimits.UnixSeconds
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : throw reader.Refuse(FormatRule.BadValue, member);
    }

    /// <summary>Reads an agency's URN.</summary>
    internal static AgencyId ReadIssuer(ref CanonicalReader reader) =>
        AgencyId.TryParse(Encoding.UTF8.GetString(reader.ReadString()), out AgencyId agency)
            ? agency
            : throw reader.Refuse(FormatRule.BadValue, "iss");

    /// <summary>Reads one or more suites, ascending by number.</summary>
    internal static Suite[] ReadSuites(ref CanonicalReader reader)
    {
        reader.StartArray();
        List<Suite> suites = new(DocumentLimits.Signatures);
        while (reader.NextElement())
        {
            if (!AlgNames.TryRead(reader.ReadString(), out Suite suite))
            {
                throw reader.Refuse(FormatRule.UnknownSuite, "suites");
            }

            if (suites.Count > 0 && suites[^1] >= suite)
            {
                throw reader.Refuse(FormatRule.SuiteOrder, "suites");
            }

            suites.Add(suite);
        }

        return suites.Count > 0 ? [.. suites] : throw reader.Refuse(FormatRule.BadValue, "suites");
    }

    private static ListEntry ReadStatus(ref CanonicalReader reader)
    {
        reader.StartObject();
        reader.Member("status_list"u8);
        reader.StartObject();
        reader.Member("idx"u8);
        long index = reader.ReadInteger();
        if (index < 0)
        {
            throw reader.Refuse(FormatRule.BadValue, "status.status_list.idx");
        }

        reader.Member("uri"u8);
        string uri = ReadText(ref reader, "status.status_list.uri", PayloadRules.IsListAddress);
        reader.EndObject();
        reader.EndObject();
        return new ListEntry(index, uri);
    }

    private static JsonObject ReadConfirmation(ref CanonicalReader reader)
    {
        reader.StartObject();
        reader.Member("jwk"u8);
        ReadOnlySpan<byte> json = reader.SkipValue();
        reader.EndObject();
        return HolderKeyRules.Read(json) ?? throw reader.Refuse(FormatRule.BadValue, "cnf.jwk");
    }
}
