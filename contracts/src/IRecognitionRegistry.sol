// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IReplayable} from "./IReplayable.sol";

/// @title What each relying province recognises.
/// @notice A province's admin writes that province's rules and no others. A rule stays as it was recorded;
/// only its end may be brought forward. No two rules of a province with the same selector hold at the same
/// time. Which of several rules with different selectors counts is for the reader. Times are seconds since
/// 1970-01-01 UTC and say from when a rule holds, which may lie before its recording; 0 is "not set"; periods
/// include their `from` and not their `until`.
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

    error RecognitionCallerNotAdmin(address caller);
    error RecognitionOfOtherProvince(uint32 ruleId, uint16 province);
    error RecognitionVerdictUnknown(uint8 verdict);
    /// @notice A beginning that is not set, or an end before it.
    error RecognitionPeriodInvalid(uint40 from, uint40 until);
    /// @notice A rule of the province with this selector holds in a part of the period.
    error RecognitionOverlaps(uint32 ruleId);
    error RecognitionRuleUnknown(uint32 ruleId);
    /// @notice The end is no earlier than the one that is set.
    error RecognitionEndNotEarlier(uint40 until);

    /// @notice Adds a rule of the caller's province.
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

    /// @notice How many rules were ever added; the newest one's id.
    function ruleCount() external view returns (uint32);

    /// @notice A rule; all zero when there is none.
    function rule(uint32 ruleId) external view returns (Rule memory);

    /// @notice The rule of a province with exactly this selector that was recorded last; 0: none.
    function latestRuleOf(uint16 province, Selector calldata selector) external view returns (uint32);

    /// @notice The consortium whose admins write.
    function consortium() external view returns (address);
}
