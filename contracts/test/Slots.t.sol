// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IConsortium} from "../src/IConsortium.sol";
import {IIssuerRegistry} from "../src/IIssuerRegistry.sol";
import {IRecognitionRegistry} from "../src/IRecognitionRegistry.sol";
import {ISuiteRegistry} from "../src/ISuiteRegistry.sol";
import {IssuerFixture} from "./IssuerFixture.sol";

/// @title Where records lie in storage, as the interfaces say: storage proofs rely on it. (Anchors and
/// statuses: see the tests of their functions.)
contract SlotsTest is IssuerFixture {
    function test_EventCounts() public view {
        _CHEATS.assertEq(_slotOf(address(_consortium), 0) & type(uint64).max, _consortium.eventCount());
        _CHEATS.assertEq(_slotOf(address(_suites), 0) & type(uint64).max, _suites.eventCount());
        _CHEATS.assertEq(_slotOf(address(_issuers), 0) & type(uint64).max, _issuers.eventCount());
        _CHEATS.assertEq(_consortium.eventCount(), 4);
        _CHEATS.assertEq(_suites.eventCount(), 3);
        _CHEATS.assertEq(_issuers.eventCount(), 3);
    }

    function test_Membership() public view {
        IConsortium.Membership memory record = _consortium.membership(2);

        uint256 word = _slotOf(address(_consortium), _slot(2, 1));

        _CHEATS.assertEq(
            word,
            record.province | uint256(record.since) << 16 | uint256(record.until) << 56
                | uint256(uint160(record.admin)) << 96
        );
    }

    function test_Suite() public view {
        ISuiteRegistry.Suite memory record = _suites.suite(_RS256, 1);

        uint256 first = _slot(1, _slot(_RS256, 2));

        _CHEATS.assertEq(_slotOf(address(_suites), first), uint256(record.name));
        _CHEATS.assertEq(_slotOf(address(_suites), first + 1), uint256(record.oid));
        _CHEATS.assertEq(
            _slotOf(address(_suites), first + 2),
            record.issueFrom | uint256(record.issueUntil) << 40 | uint256(record.acceptUntil) << 80
                | uint256(record.brokenSince) << 120 | uint256(record.recordedAt) << 160
        );
    }

    function test_Agency() public {
        _CHEATS.prank(_admin(_GANSU));
        _issuers.closeAgency(_agency1, _START + 5, _agency2);

        uint256 first = _slot(_agency1, 2);

        _CHEATS.assertEq(_slotOf(address(_issuers), first), uint256(bytes32("first")));
        _CHEATS.assertEq(
            _slotOf(address(_issuers), first + 1),
            _START | uint256(_START + 5) << 40 | uint256(_agency2) << 80 | uint256(_START) << 112
        );
    }

    function test_Authorisation() public {
        _CHEATS.prank(_admin(_GANSU));
        _issuers.authoriseType(_agency1, _LICENCE, _START + 1, _START + 2);

        uint256 slot = _slot(1, _slot(uint256(_LICENCE), _slot(_agency1, 4)));

        _CHEATS.assertEq(
            _slotOf(address(_issuers), slot),
            uint256(_START + 1) | uint256(_START + 2) << 40 | uint256(_START) << 80
        );
    }

    function test_Key() public {
        bytes32 keyId = _addKey(_agency1, _spki(1), _START + 1, _START + 2);
        _CHEATS.warp(_START + 9);
        _CHEATS.prank(_admin(_GANSU));
        _issuers.revokeKey(_agency1, keyId, 4, _START + 3);

        uint256 word = _slotOf(address(_issuers), _slot(uint256(keyId), _slot(_agency1, 5)));

        _CHEATS.assertEq(
            word,
            _agency1 | uint256(_SM2) << 32 | uint256(_START + 1) << 48 | uint256(_START + 2) << 88
                | uint256(_START) << 128 | uint256(_START + 3) << 168 | uint256(_START + 9) << 208
                | uint256(4) << 248
        );
    }

    function test_Rule() public {
        IRecognitionRegistry.Selector memory selector = IRecognitionRegistry.Selector({
            suite: _SM2, typeId: _LICENCE, issuerProvince: _GANSU, sealGeneration: 3
        });
        _CHEATS.prank(_admin(_ZHEJIANG));
        _recognition.addRule(selector, 2, _START + 1, _START + 2, "policy");
        _CHEATS.prank(_admin(_ZHEJIANG));
        _recognition.addRule(selector, 4, _START + 2, _START + 3, "policy");

        uint256 first = _slot(2, 1);

        _CHEATS.assertEq(_slotOf(address(_recognition), first), uint256(_LICENCE));
        _CHEATS.assertEq(_slotOf(address(_recognition), first + 1), uint256(bytes32("policy")));
        _CHEATS.assertEq(
            _slotOf(address(_recognition), first + 2),
            _ZHEJIANG | uint256(_SM2) << 16 | uint256(_GANSU) << 32 | uint256(3) << 48 | uint256(4) << 56
                | uint256(_START + 2) << 64 | uint256(_START + 3) << 104 | uint256(_START) << 144
                | uint256(1) << 184
        );
    }

    function test_RuleWithConditions() public {
        IRecognitionRegistry.Selector memory selector;
        _CHEATS.prank(_admin(_ZHEJIANG));
        _recognition.addRule(selector, 4, _START, _START + 1, "policy");
        selector.suite = _SM2;
        _CHEATS.prank(_admin(_ZHEJIANG));
        _recognition.addRule(selector, 4, _START, 0, "policy");

        _CHEATS.assertEq(_slotOf(address(_recognition), _slot(2, 1) + 2) >> 184, uint256(1) << 32);
    }

    function test_Accreditation() public {
        _CHEATS.warp(_START + 9);
        _CHEATS.prank(_admin(_ZHEJIANG));
        _recognition.accreditBridge(_agency1, _START + 1, _START + 2);

        uint256 slot = _slot(1, _slot(_agency1, _slot(_ZHEJIANG, 5)));

        _CHEATS.assertEq(
            _slotOf(address(_recognition), slot),
            uint256(_START + 1) | uint256(_START + 2) << 40 | uint256(_START + 9) << 80
        );
    }

    function _slotOf(address target, uint256 slot) private view returns (uint256) {
        return uint256(_CHEATS.load(target, bytes32(slot)));
    }

    function _slot(uint256 key, uint256 mappingSlot) private pure returns (uint256) {
        return uint256(keccak256(abi.encode(key, mappingSlot)));
    }
}
