using Certs.Core.Registry;

namespace Certs.Core.Bundles;

/// <summary>How trust files name registry events.</summary>
internal static class RegistryEventNames
{
    public static ReadOnlySpan<byte> MemberAdmitted => "MEMBER_ADMITTED"u8;

    public static ReadOnlySpan<byte> MemberRemoved => "MEMBER_REMOVED"u8;

    public static ReadOnlySpan<byte> SuiteRecorded => "SUITE_RECORDED"u8;

    public static ReadOnlySpan<byte> AgencyAdded => "AGENCY_ADDED"u8;

    public static ReadOnlySpan<byte> AgencyClosed => "AGENCY_CLOSED"u8;

    public static ReadOnlySpan<byte> TypeAuthorised => "TYPE_AUTHORISED"u8;

    public static ReadOnlySpan<byte> TypeEnded => "TYPE_ENDED"u8;

    public static ReadOnlySpan<byte> KeyAdded => "KEY_ADDED"u8;

    public static ReadOnlySpan<byte> KeyRetired => "KEY_RETIRED"u8;

    public static ReadOnlySpan<byte> KeyRevoked => "KEY_REVOKED"u8;

    public static ReadOnlySpan<byte> RuleAdded => "RULE_ADDED"u8;

    public static ReadOnlySpan<byte> RuleEnded => "RULE_ENDED"u8;

    public static ReadOnlySpan<byte> BridgeAccredited => "BRIDGE_ACCREDITED"u8;

    public static ReadOnlySpan<byte> AccreditationEnded => "ACCREDITATION_ENDED"u8;

    /// <summary>The name of an event.</summary>
    /// <exception cref="ArgumentException">An anchor, a status or a proposal.</exception>
    public static ReadOnlySpan<byte> Of(RegistryEvent recorded) => recorded switch
    {
        RegistryEvent.MemberAdmitted => MemberAdmitted,
        RegistryEvent.MemberRemoved => MemberRemoved,
        RegistryEvent.SuiteRecorded => SuiteRecorded,
        RegistryEvent.AgencyAdded => AgencyAdded,
        RegistryEvent.AgencyClosed => AgencyClosed,
        RegistryEvent.TypeAuthorised => TypeAuthorised,
        RegistryEvent.TypeEnded => TypeEnded,
        RegistryEvent.KeyAdded => KeyAdded,
        RegistryEvent.KeyRetired => KeyRetired,
        RegistryEvent.KeyRevoked => KeyRevoked,
        RegistryEvent.RuleAdded => RuleAdded,
        RegistryEvent.RuleEnded => RuleEnded,
        RegistryEvent.BridgeAccredited => BridgeAccredited,
        RegistryEvent.AccreditationEnded => AccreditationEnded,
        _ => throw new ArgumentException("No snapshot holds such an event.", nameof(recorded)),
    };
}
