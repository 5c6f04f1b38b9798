using System.Text;
using System.Text.Json.Nodes;
using Certs.Api.V1;
using Certs.Core;
using Certs.Core.Documents;
using Certs.Core.Documents.Json;
using Certs.Server.Hosting;
using Certs.Server.Issuing;
using Certs.Server.Refusals;
using Certs.Server.Storage;
using Google.Protobuf.WellKnownTypes;

namespace Certs.Server.Services;

/// <summary>Reads what is to be certified from the wire. Every field that breaks its rule is named, not only the first.</summary>
internal static class IssueOrders
{
    private const int ShortestSerial = 7;
    private const int LongestSerial = 32;
    private const int LongestType = 200;
    private const int LongestHolderKey = 8 * 1024;

    /// <summary>The order that a request makes.</summary>
    /// <exception cref="RefusedException">Fields break their rules.</exception>
    public static IssueOrder Read(
        string requestId, CertificateContent? content, Caller caller, DocumentVault vault) =>
        Read(IssueItem.Of(requestId, content), caller, vault);

    /// <summary>The order that an item of a stream makes.</summary>
    /// <exception cref="RefusedException">Fields break their rules.</exception>
    public static IssueOrder Read(IssueItem item, Caller caller, DocumentVault vault)
    {
        List<BrokenField> broken = [];
        CertificateContent content = item.Content;
        Guid id = ReadRequestId(item.RequestId, broken);
        AgencyId agency = ReadAgency(content.Agency, broken);
        CanonicalFields? fields = FieldValues.Read(item.Fields.Span, broken);
        DateTimeOffset? from = ReadMoment("content.valid_from", content.ValidFrom, broken);
        DateTimeOffset? until = ReadMoment("content.valid_until", content.ValidUntil, broken);
        Core.Suites.Suite[] suites = ReadSuites(content, broken);
        string? serial = ReadSerial(content.Serial, broken);
        JsonObject? holderKey = ReadHolderKey(content.HolderJwk, broken);
        if (content.Type.Length is 0 or > LongestType)
        {
            broken.Add(new BrokenField("content.type", "A certificate type's URN."));
        }

        if (broken.Count > 0 || fields is null)
        {
            throw new RefusedException(RefusalReason.FieldInvalid, broken);
        }

        Hash32 digest = ContentDigest.Of(
            agency, content.Type, fields.Json.Span, from, until, suites, serial, holderKey);
        return new IssueOrder(
            caller, id, agency, content.Type, fields.Fields, from, until, suites, serial, holderKey,
            vault.Keyed(digest));
    }

    private static Guid ReadRequestId(string text, List<BrokenField> broken)
    {
        if (!Guid.TryParseExact(text, "D", out Guid id) || id == Guid.Empty)
        {
            broken.Add(new BrokenField("request_id", "A UUID, such as 8a6e0804-2bd0-4672-b79d-d97027f9071a."));
        }

        return id;
    }

    private static AgencyId ReadAgency(string text, List<BrokenField> broken)
    {
        if (!AgencyId.TryParse(text, out AgencyId agency))
        {
            broken.Add(new BrokenField("content.agency", "An agency's URN, such as urn:certs:agency:62:1."));
        }

        return agency;
    }

    private static DateTimeOffset? ReadMoment(string field, Timestamp? time, List<BrokenField> broken)
    {
        if (time is null)
        {
            return null;
        }

        if (time.Nanos == 0 && time.Seconds is >= 0 and <= DocumentLimits.UnixSeconds)
        {
            return DateTimeOffset.FromUnixTimeSeconds(time.Seconds);
        }

        broken.Add(new BrokenField(field, "Whole seconds from 1970 to 9999."));
        return null;
    }

    private static Core.Suites.Suite[] ReadSuites(CertificateContent content, List<BrokenField> broken)
    {
        Suite[] suites = [.. content.Suites.Distinct().Order()];
        bool isGood = suites.Length == content.Suites.Count
            && suites.All(suite => suite != Suite.Unspecified && System.Enum.IsDefined(suite));
        if (!isGood)
        {
            broken.Add(new BrokenField("content.suites", "Suites of the list, each once."));
            return [];
        }

        return [.. suites.Select(suite => (Core.Suites.Suite)suite)];
    }

    private static string? ReadSerial(string serial, List<BrokenField> broken)
    {
        if (serial.Length == 0)
        {
            return null;
        }

        bool isGood = serial.Length is >= ShortestSerial and <= LongestSerial
            && serial.All(digit => char.IsAsciiDigit(digit) || char.IsAsciiLetterUpper(digit));
        if (!isGood)
        {
            broken.Add(new BrokenField("content.serial", "7 to 32 of 0-9 A-Z."));
        }

        return serial;
    }

    private static JsonObject? ReadHolderKey(string json, List<BrokenField> broken)
    {
        if (json.Length == 0)
        {
            return null;
        }

        try
        {
            // Duplicate names, halves of surrogates and other doubtful JSON do not survive this.
            if (json.Length <= LongestHolderKey)
            {
                return StrictJson.ParseObject(Encoding.UTF8.GetBytes(json), "holder_jwk");
            }
        }
        catch (DocumentFormatException)
        {
            // Said below, in one form for every way to be wrong.
        }

        broken.Add(new BrokenField("content.holder_jwk", "A public key as a JWK in JSON."));
        return null;
    }
}
