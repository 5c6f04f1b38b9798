// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IReplayable} from "./IReplayable.sol";

/// @title What each relying province recognises.
/// @notice A province's admin writes that province's rules and accreditations and no others. A record stays as
/// it was written; only its end may be brought forward. Times are seconds since 1970-01-01 UTC and say from
/// when a record holds, which may lie before its recording; 0 is "not set"; periods include their `from` and
/// not their `until`.
///
/// The rule of conflict. Of the rules of a province that hold at a moment and match a certificate in a suite,
/// one decides:
/// 1. Specific beats general: a rule gives way to one that restricts every member that it restricts, and more.
/// 2. Deny beats allow: of those that are left, the strictest verdict counts; the order is not recognised, by
///    bridge, recognised with conditions, recognised.
/// 3. A tie is refused when it is written. Two rules tie when a certificate and a second exist for which both
///    hold, neither gives way to the other by 1, and 2 does not settle it although they may say different
///    things: their selectors are the same (whatever they say), or both recognise with conditions and their
///    policies differ.
/// Rules that are left after 1 and 2 therefore say the same; the one that was recorded first is named.
interface IRecognitionRegistry is IReplayable {
    /// @notice What a rule is about. A member that is zero does not restrict.
    /// @param typeId SHA-256 of the type's `vct`.
    /// @param sealGeneration The generation of the electronic seal on the document.
    struct Selector {
        uint16 suite;
        bytes32 typeId;
        uint16 issuerProvince;
        uint8 sealGeneration;
    }

    /// @notice A rule of a relying province.
    /// @dev Three slots (typeId; policyDigest; the rest packed from bit 0 in this order): mapping in slot 1,
    /// key uint32 ruleId.
    /// @param policyDigest Digest of the policy's full text.
    /// @param province The relying province.
    /// @param verdict 1 recognised, 2 by bridge, 3 not recognised, 4 recognised with conditions.
    /// @param until 0: no end is set.
    /// @param recordedAt Block time of its addition; never 0 for a rule that exists.
    /// @param previous The rule of the same province and selector recorded before this one; 0: none.
    /// @param previousConditional Of a rule with conditions, the one of the same province recorded before it; 0:
    /// none.
    struct Rule {
        bytes32 typeId;
        bytes32 policyDigest;
        uint16 province;
        uint16 suite;
        uint16 issuerProvince;
        uint8 sealGeneration;
        uint8 verdict;
        uint40 from;
        uint40 until;
        uint40 recordedAt;
        uint32 previous;
        uint32 previousConditional;
    }

    /// @notice A stretch of time in which a relying province takes bridge statements of an agency: the agency may
    /// bridge documents of every province to it. What entitles the agency to make statements at all is that its
    /// own province authorised it for the type of the bridge statement (IssuerRegistry).
    /// @dev One slot, packed from bit 0 in this order: mapping in slot 5, key uint16 province, then uint32 agency,
    /// then uint32 number.
    /// @param until 0: no end is set.
    /// @param recordedAt Block time of its addition; never 0 for one that exists.
    struct Accreditation {
        uint40 from;
        uint40 until;
        uint40 recordedAt;
    }

    event RuleAdded(
        uint32 indexed ruleId,
        uint16 indexed province,
        uint16 suite,
        bytes32 typeId,
        uint16 issuerProvince,
        uint8 sealGeneration,
        uint8 verdict,
        uint40 from,
        uint40 until,
        bytes32 policyDigest
    );
    event RuleEnded(uint32 indexed ruleId, uint40 until);

    /// @param until 0: no end is set.
    event BridgeAccredited(uint16 indexed province, uint32 indexed agency, uint40 from, uint40 until);
    event AccreditationEnded(uint16 indexed province, uint32 indexed agency, uint40 until);

    error RecognitionCallerNotAdmin(address caller);
    error RecognitionOfOtherProvince(uint32 ruleId, uint16 province);
    error RecognitionVerdictUnknown(uint8 verdict);
    /// @notice A beginning that is not set, or an end before it.
    error RecognitionPeriodInvalid(uint40 from, uint40 until);
    /// @notice Conditions without a digest of the policy that states them.
    error RecognitionPolicyMissing();
    /// @notice A tie: a rule of the province with this selector holds in a part of the period.
    error RecognitionOverlaps(uint32 ruleId);
    /// @notice A tie: the rule has other conditions for certificates that the new one matches too, in a part of
    /// the period, and neither of the two is the more specific.
    error RecognitionTies(uint32 ruleId);
    error RecognitionRuleUnknown(uint32 ruleId);
    /// @notice The end is no earlier than the one that is set.
    error RecognitionEndNotEarlier(uint40 until);
    /// @notice No number that an agency can have.
    error RecognitionAgencyInvalid(uint32 agency);
    /// @notice The agency's accreditation before this one has not ended by its beginning.
    error RecognitionAccreditedBefore(uint32 agency);
    error RecognitionNotAccredited(uint32 agency);

    /// @notice Adds a rule of the caller's province, unless it ties with one that is there.
    /// @param until 0: without end.
    /// @return ruleId Counted from 1 over all provinces.
    function addRule(
        Selector calldata selector,
        uint8 verdict,
        uint40 from,
        uint40 until,
        bytes32 policyDigest
    ) external returns (uint32 ruleId);

    /// @notice Brings a rule's end forward, at the earliest to its beginning, with which it never held.
    function endRule(uint32 ruleId, uint40 until) external;

    /// @notice Lets an agency, of whichever province, bridge documents to the caller's province.
    /// @param until 0: without end.
    function accreditBridge(uint32 agency, uint40 from, uint40 until) external;

    /// @notice Brings the end of an agency's latest accreditation by the caller's province forward, at the
    /// earliest to its beginning, with which it never held.
    function endAccreditation(uint32 agency, uint40 until) external;

    /// @notice How many rules were ever added; the newest one's id.
    function ruleCount() external view returns (uint32);

    /// @notice A rule; all zero when there is none.
    function rule(uint32 ruleId) external view returns (Rule memory);

    /// @notice The rule of a province with exactly this selector that was recorded last; 0: none.
    function latestRuleOf(uint16 province, Selector calldata selector) external view returns (uint32);

    /// @notice The rule with conditions of a province that was recorded last; 0: none.
    function latestConditionalOf(uint16 province) external view returns (uint32);

    /// @notice How often a province has accredited an agency: the number of the latest accreditation.
    function accreditationCountOf(uint16 province, uint32 agency) external view returns (uint32);

    /// @notice An accreditation, counted from 1; all zero when there is none with this number.
    function accreditationOf(uint16 province, uint32 agency, uint32 number)
        external
        view
        returns (Accreditation memory);

    /// @notice The consortium whose admins write.
    function consortium() external view returns (address);
}
