// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IConsortium} from "./IConsortium.sol";
import {IRecognitionRegistry} from "./IRecognitionRegistry.sol";
import {Replayable} from "./Replayable.sol";

/// @title The relying provinces' rules.
contract RecognitionRegistry is IRecognitionRegistry, Replayable {
    uint8 private constant _LAST_VERDICT = 4;

    IConsortium private immutable _CONSORTIUM;

    uint32 private _ruleCount;

    mapping(uint32 ruleId => Rule) private _rules;
    mapping(bytes32 provinceAndSelector => uint32 ruleId) private _latestRuleOf;

    constructor(address consortium_) {
        _CONSORTIUM = IConsortium(consortium_);
    }

    /// @inheritdoc IRecognitionRegistry
    function addRule(
        Selector calldata selector,
        uint8 verdict,
        uint40 from,
        uint40 until,
        bytes32 policyDigest
    ) external returns (uint32 ruleId) {
        uint16 province = _callersProvince();
        require(verdict != 0 && verdict <= _LAST_VERDICT, RecognitionVerdictUnknown(verdict));
        require(from != 0 && (until == 0 || from < until), RecognitionPeriodInvalid(from, until));
        bytes32 key = _key(province, selector);
        uint32 previous = _latestRuleOf[key];
        _requireFree(previous, from, until);

        ruleId = ++_ruleCount;
        _latestRuleOf[key] = ruleId;
        _rules[ruleId] = Rule({
            typeId: selector.typeId,
            policyDigest: policyDigest,
            province: province,
            suite: selector.suite,
            issuerProvince: selector.issuerProvince,
            sealGeneration: selector.sealGeneration,
            verdict: verdict,
            from: from,
            until: until,
            recordedAt: uint40(block.timestamp),
            previous: previous
        });
        _countEvents(1);
        _emitAdded(ruleId);
    }

    /// @inheritdoc IRecognitionRegistry
    function endRule(uint32 ruleId, uint40 until) external {
        uint16 province = _callersProvince();
        Rule storage subject = _rules[ruleId];
        require(subject.recordedAt != 0, RecognitionRuleUnknown(ruleId));
        require(subject.province == province, RecognitionOfOtherProvince(ruleId, province));
        require(until >= subject.from, RecognitionPeriodInvalid(subject.from, until));
        require(subject.until == 0 || until < subject.until, RecognitionEndNotEarlier(until));

        subject.until = until;
        _countEvents(1);
        emit RuleEnded(ruleId, until);
    }

    /// @inheritdoc IRecognitionRegistry
    function ruleCount() external view returns (uint32) {
        return _ruleCount;
    }

    /// @inheritdoc IRecognitionRegistry
    function rule(uint32 ruleId) external view returns (Rule memory) {
        return _rules[ruleId];
    }

    /// @inheritdoc IRecognitionRegistry
    function latestRuleOf(uint16 province, Selector calldata selector) external view returns (uint32) {
        return _latestRuleOf[_key(province, selector)];
    }

    /// @inheritdoc IRecognitionRegistry
    function consortium() external view returns (address) {
        return address(_CONSORTIUM);
    }

    /// @dev Apart from `addRule` because the event alone fills the stack.
    function _emitAdded(uint32 ruleId) private {
        Rule memory added = _rules[ruleId];
        emit RuleAdded(
            ruleId,
            added.province,
            added.suite,
            added.typeId,
            added.issuerProvince,
            added.sealGeneration,
            added.verdict,
            added.from,
            added.until,
            added.policyDigest
        );
    }

    function _callersProvince() private view returns (uint16 province) {
        province = _CONSORTIUM.provinceOfAdmin(msg.sender);
        require(province != 0, RecognitionCallerNotAdmin(msg.sender));
    }

    /// @dev Walks the rules of one province and selector from the latest back; they are few.
    function _requireFree(uint32 ruleId, uint40 from, uint40 until) private view {
        while (ruleId != 0) {
            Rule storage other = _rules[ruleId];
            bool isBefore = other.until != 0 && other.until <= from;
            bool isAfter = until != 0 && until <= other.from;
            bool neverHeld = other.until == other.from;
            require(isBefore || isAfter || neverHeld, RecognitionOverlaps(ruleId));
            ruleId = other.previous;
        }
    }

    function _key(uint16 province, Selector calldata selector) private pure returns (bytes32) {
        return keccak256(abi.encode(province, selector));
    }
}
