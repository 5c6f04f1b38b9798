// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IRecognitionRegistry} from "../src/IRecognitionRegistry.sol";
import {IssuerFixture} from "./IssuerFixture.sol";
import {RecordWatch} from "./RecordWatch.sol";
import {RecordWriter} from "./RecordWriter.sol";
import {Registries} from "./Registries.sol";

contract RecordsInvariant is IssuerFixture {
    RecordWatch private _watch;
    RecordWriter private _writer;
    uint256 private _countedBefore;

    function setUp() public override {
        super.setUp();
        uint32[] memory agencies = new uint32[](2);
        (agencies[0], agencies[1]) = (_agency1, _yunnansAgency);
        bytes32[] memory keyIds = new bytes32[](8);
        for (uint256 seed = 0; seed < keyIds.length; ++seed) {
            keyIds[seed] = sha256(abi.encode(seed, uint256(0)));
        }
        Registries memory targets =
            Registries(_consortium, _suites, _issuers, _recognition, _anchors, _statuses);
        _watch = new RecordWatch(targets, agencies, keyIds, "type", 7);
        _writer =
            new RecordWriter(targets, [_admin(_GANSU), _admin(_YUNNAN)], [_agency1, _yunnansAgency], _watch);
        _countedBefore = _counted();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_writer);
    }

    function invariant_NoRecordIsEverAltered() public view {
        _CHEATS.assertEq(_watch.alterations(), 0);
    }

    function invariant_NoTwoRulesOfAProvinceWithTheSameSelectorHoldAtOnce() public view {
        uint32 count = _recognition.ruleCount();
        IRecognitionRegistry.Rule[] memory rules = new IRecognitionRegistry.Rule[](count);
        for (uint32 i = 0; i < count; ++i) {
            rules[i] = _recognition.rule(i + 1);
            for (uint32 j = 0; j < i; ++j) {
                _CHEATS.assertFalse(_concernTheSame(rules[i], rules[j]) && _meet(rules[i], rules[j]));
            }
        }
    }

    function invariant_NoTwoRulesOfAProvinceTie() public view {
        uint32 count = _recognition.ruleCount();
        for (uint32 i = 1; i <= count; ++i) {
            IRecognitionRegistry.Rule memory a = _recognition.rule(i);
            for (uint32 j = 1; j < i; ++j) {
                IRecognitionRegistry.Rule memory b = _recognition.rule(j);
                bool differ = a.verdict == 4 && b.verdict == 4 && a.policyDigest != b.policyDigest;
                bool oneGivesWay = _restricts(a, b) || _restricts(b, a);
                _CHEATS.assertFalse(
                    a.province == b.province && differ && !oneGivesWay && _canMatchTheSame(a, b)
                        && _meet(a, b)
                );
            }
        }
    }

    function invariant_EveryEventIsCounted() public view {
        _CHEATS.assertEq(_counted() - _countedBefore, _writer.told());
    }

    function afterInvariant() public view {
        _CHEATS.assertTrue(_writer.successes() > 0);
    }

    function _counted() private view returns (uint256) {
        return uint256(_issuers.eventCount()) + _recognition.eventCount() + _suites.eventCount();
    }

    function _concernTheSame(IRecognitionRegistry.Rule memory a, IRecognitionRegistry.Rule memory b)
        private
        pure
        returns (bool)
    {
        return a.province == b.province && a.suite == b.suite && a.typeId == b.typeId
            && a.issuerProvince == b.issuerProvince && a.sealGeneration == b.sealGeneration;
    }

    /// @dev `a` restricts every member that `b` restricts.
    function _restricts(IRecognitionRegistry.Rule memory a, IRecognitionRegistry.Rule memory b)
        private
        pure
        returns (bool)
    {
        return (b.suite == 0 || a.suite != 0) && (b.typeId == 0 || a.typeId != 0)
            && (b.issuerProvince == 0 || a.issuerProvince != 0)
            && (b.sealGeneration == 0 || a.sealGeneration != 0);
    }

    function _canMatchTheSame(IRecognitionRegistry.Rule memory a, IRecognitionRegistry.Rule memory b)
        private
        pure
        returns (bool)
    {
        return uint256(a.suite) * b.suite * (a.suite ^ b.suite) == 0
            && uint256(a.issuerProvince) * b.issuerProvince * (a.issuerProvince ^ b.issuerProvince) == 0
            && uint256(a.sealGeneration) * b.sealGeneration * (a.sealGeneration ^ b.sealGeneration) == 0;
    }

    /// @dev There is a second in which both hold.
    function _meet(IRecognitionRegistry.Rule memory a, IRecognitionRegistry.Rule memory b)
        private
        pure
        returns (bool)
    {
        uint40 from = a.from > b.from ? a.from : b.from;
        return (a.until == 0 || from < a.until) && (b.until == 0 || from < b.until);
    }
}
