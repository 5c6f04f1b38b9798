using Certs.Core;
using Certs.Core.Documents;
using Certs.Core.Suites;
using Certs.Server.Refusals;
using Certs.Server.Storage;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Certs.Server.Services;

/// <summary>Fields that many requests have, read into domain types. A refusal names the field and the rule.</summary>
internal static class RequestFields
{
    /// <summary>The field <c>request_id</c>: a UUID in its 36 characters.</summary>
    public static Guid RequestId(string text) =>
        Guid.TryParseExact(text, "D", out Guid id) && id != Guid.Empty
            ? id
            : throw Invalid("request_id", "a UUID, such as 8a6e0804-2bd0-4672-b79d-d97027f9071a");

    /// <summary>The field <c>agency</c>: a URN.</summary>
    public static AgencyId Agency(string text) =>
        AgencyId.TryParse(text, out AgencyId agency)
            ? agency
            : throw Invalid("agency", "an agency's URN, such as urn:certs:agency:62:1");

    /// <summary>The field <c>suite</c>: one of the list, not the unspecified.</summary>
    public static Suite Suite(Api.V1.Suite suite) =>
        suite != Api.V1.Suite.Unspecified && System.Enum.IsDefined(suite)
            ? (Suite)suite
            : throw Invalid("suite", "one of the suites of the list");

    /// <summary>The field <c>anchor_state</c>: one of the list, not the unspecified.</summary>
    public static AnchorStage Stage(Api.V1.AnchorState state) =>
        System.Enum.IsDefined((AnchorStage)state)
            ? (AnchorStage)state
            : throw Invalid("anchor_state", "one of the states of the list");

    /// <summary>A province of GB/T 2260.</summary>
    public static ushort Province(string field, uint code) =>
        code < 100 && Core.Numbers.Province.TryFind((int)code, out _)
            ? (ushort)code
            : throw Invalid(field, "two digits of GB/T 2260, such as 33");

    /// <summary>A province, or null where the field is 0.</summary>
    public static ushort? ProvinceOrNull(string field, uint code) => code == 0 ? null : Province(field, code);

    /// <summary>A moment as the chain holds it, in whole seconds; null: the field is absent.</summary>
    public static DateTimeOffset? Moment(string field, Timestamp? moment)
    {
        if (moment is null)
        {
            return null;
        }

        return moment is { Nanos: 0, Seconds: > 0 and <= DocumentLimits.UnixSeconds }
            ? DateTimeOffset.FromUnixTimeSeconds(moment.Seconds)
            : throw Invalid(field, "a time between 1970 and 9999 in whole seconds");
    }

    /// <summary>The field <c>known_at_block</c>; null: the newest block.</summary>
    public static long? KnownAtBlock(long block) => block switch
    {
        0 => null,
        > 0 => block,
        _ => throw Invalid("known_at_block", "a height, or 0 for the newest"),
    };

    /// <summary>A digest of 32 bytes.</summary>
    public static Hash32 Digest(string field, ByteString bytes) =>
        bytes.Length == Hashing.Sha256Length ? new Hash32(bytes.Span) : throw Invalid(field, "32 bytes");

    /// <summary>A text of a length.</summary>
    public static string Text(string field, string text, int longest) =>
        text.Length > 0 && text.Length <= longest && !text.Any(IsUnfit) && text.IsNormalized()
            ? text
            : throw Invalid(field, $"1 to {longest} characters, Unicode NFC, no control characters");

    // Noncharacters too (RFC 7493 §2.1): IsNormalized throws at some of them.
    private static bool IsUnfit(char unit) =>
        char.IsControl(unit) || unit is >= '\ufdd0' and <= '\ufdef' or >= '\ufffe';

    /// <summary>The refusal of a field that breaks its rule.</summary>
    public static RefusedException Invalid(string field, string rule) =>
        new(RefusalReason.FieldInvalid, field, rule);
}
