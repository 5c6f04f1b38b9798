// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IConsortium} from "./IConsortium.sol";
import {IRecognitionRegistry} from "./IRecognitionRegistry.sol";
import {Replayable} from "./Replayable.sol";

/// @title The relying provinces' rules, and the bridging bodies that they accredit.
contract RecognitionRegistry is IRecognitionRegistry, Replayable {
    uint8 private constant _WITH_CONDITIONS = 4;
    uint8 private constant _LAST_VERDICT = 4;

    IConsortium private immutable _CONSORTIUM;

    uint32 private _ruleCount;

    mapping(uint32 ruleId => Rule) private _rules;
    mapping(bytes32 provinceAndSelector => uint32 ruleId) private _latestRuleOf;
    mapping(uint16 province => uint32 ruleId) private _latestConditionalOf;
    mapping(uint16 province => mapping(uint32 agency => uint32)) private _accreditationCountOf;
    mapping(uint16 province => mapping(uint32 agency => mapping(uint32 number => Accreditation))) private
        _accreditations;

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
        require(verdict != _WITH_CONDITIONS || policyDigest != 0, RecognitionPolicyMissing());
        _requirePeriod(from, until);
        bytes32 key = _key(province, selector);
        Rule memory added = Rule({
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
            previous: _latestRuleOf[key],
            previousConditional: verdict == _WITH_CONDITIONS ? _latestConditionalOf[province] : 0
        });
        _requireFree(added);
        _requireUntied(added);

        ruleId = ++_ruleCount;
        _latestRuleOf[key] = ruleId;
        if (verdict == _WITH_CONDITIONS) {
            _latestConditionalOf[province] = ruleId;
        }
        _rules[ruleId] = added;
        _countEvents(1);
        _emitAdded(ruleId, added);
    }

    /// @inheritdoc IRecognitionRegistry
    function endRule(uint32 ruleId, uint40 until) external {
        uint16 province = _callersProvince();
        Rule storage subject = _rules[ruleId];
        require(subject.recordedAt != 0, RecognitionRuleUnknown(ruleId));
        require(subject.province == province, RecognitionOfOtherProvince(ruleId, province));
        _requireEarlier(subject.from, subject.until, until);

        subject.until = until;
        _countEvents(1);
        emit RuleEnded(ruleId, until);
    }

    /// @inheritdoc IRecognitionRegistry
    function accreditBridge(uint32 agency, uint40 from, uint40 until) external {
        uint16 province = _callersProvince();
        uint32 issuer = agency >> 16;
        require(issuer >= 10 && issuer <= 99 && agency & 0xffff != 0, RecognitionAgencyInvalid(agency));
        _requirePeriod(from, until);
        uint32 number = _accreditationCountOf[province][agency] + 1;
        if (number > 1) {
            uint40 formerUntil = _accreditations[province][agency][number - 1].until;
            require(formerUntil != 0 && formerUntil <= from, RecognitionAccreditedBefore(agency));
        }

        _accreditationCountOf[province][agency] = number;
        _accreditations[province][agency][number] =
            Accreditation({from: from, until: until, recordedAt: uint40(block.timestamp)});
        _countEvents(1);
        emit BridgeAccredited(province, agency, from, until);
    }

    /// @inheritdoc IRecognitionRegistry
    function endAccreditation(uint32 agency, uint40 until) external {
        uint16 province = _callersProvince();
        uint32 number = _accreditationCountOf[province][agency];
        require(number != 0, RecognitionNotAccredited(agency));
        Accreditation storage latest = _accreditations[province][agency][number];
        _requireEarlier(latest.from, latest.until, until);

        latest.until = until;
        _countEvents(1);
        emit AccreditationEnded(province, agency, until);
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
    function latestConditionalOf(uint16 province) external view returns (uint32) {
        return _latestConditionalOf[province];
    }

    /// @inheritdoc IRecognitionRegistry
    function accreditationCountOf(uint16 province, uint32 agency) external view returns (uint32) {
        return _accreditationCountOf[province][agency];
    }

    /// @inheritdoc IRecognitionRegistry
    function accreditationOf(uint16 province, uint32 agency, uint32 number)
        external
        view
        returns (Accreditation memory)
    {
        return _accreditations[province][agency][number];
    }

    /// @inheritdoc IRecognitionRegistry
    function consortium() external view returns (address) {
        return address(_CONSORTIUM);
    }

    /// @dev Apart from `addRule` because the event alone fills the stack.
    function _emitAdded(uint32 ruleId, Rule memory added) private {
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
    function _requireFree(Rule memory added) private view {
        uint32 ruleId = added.previous;
        while (ruleId != 0) {
            Rule storage other = _rules[ruleId];
            require(!_meet(added.from, added.until, other.from, other.until), RecognitionOverlaps(ruleId));
            ruleId = other.previous;
        }
    }

    /// @dev Walks the rules with conditions of one province from the latest back; they are few.
    function _requireUntied(Rule memory added) private view {
        uint32 ruleId = added.previousConditional;
        while (ruleId != 0) {
            Rule memory other = _rules[ruleId];
            bool isTie = added.policyDigest != other.policyDigest && _areSideBySide(added, other)
                && _meet(added.from, added.until, other.from, other.until);
            require(!isTie, RecognitionTies(ruleId));
            ruleId = other.previousConditional;
        }
    }

    /// @dev A certificate exists that both match, and neither is more specific than the other.
    function _areSideBySide(Rule memory a, Rule memory b) private pure returns (bool) {
        uint256 ofA = _restrictions(a);
        uint256 ofB = _restrictions(b);
        uint256 both = ofA & ofB;
        return both != ofA && both != ofB && (a.suite == 0 || b.suite == 0 || a.suite == b.suite)
            && (a.typeId == 0 || b.typeId == 0 || a.typeId == b.typeId)
            && (a.issuerProvince == 0 || b.issuerProvince == 0 || a.issuerProvince == b.issuerProvince)
            && (a.sealGeneration == 0 || b.sealGeneration == 0 || a.sealGeneration == b.sealGeneration);
    }

    /// @dev One bit for each member that a rule restricts.
    function _restrictions(Rule memory a) private pure returns (uint256) {
        return (a.suite == 0 ? 0 : 1) | (a.typeId == 0 ? 0 : 2) | (a.issuerProvince == 0 ? 0 : 4)
            | (a.sealGeneration == 0 ? 0 : 8);
    }

    /// @dev There is a second in both periods. A period that was ended at its beginning has none.
    function _meet(uint40 from1, uint40 until1, uint40 from2, uint40 until2) private pure returns (bool) {
        uint40 from = from1 > from2 ? from1 : from2;
        return (until1 == 0 || from < until1) && (until2 == 0 || from < until2);
    }

    function _requirePeriod(uint40 from, uint40 until) private pure {
        require(from != 0 && (until == 0 || from < until), RecognitionPeriodInvalid(from, until));
    }

    function _requireEarlier(uint40 from, uint40 formerUntil, uint40 until) private pure {
        require(until >= from, RecognitionPeriodInvalid(from, until));
        require(formerUntil == 0 || until < formerUntil, RecognitionEndNotEarlier(until));
    }

    function _key(uint16 province, Selector calldata selector) private pure returns (bytes32) {
        return keccak256(abi.encode(province, selector));
    }
}
