// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IIssuerRegistry} from "../src/IIssuerRegistry.sol";
import {IssuerFixture} from "./IssuerFixture.sol";

contract IssuerRegistryRetireKeyTest is IssuerFixture {
    uint40 private constant _UNTIL = _START + 100;

    bytes32 private _keyId;

    function setUp() public override {
        super.setUp();
        _keyId = _addKey(_agency1, _spki(1), _START, _UNTIL);
    }

    function test_BringsTheEndForwardAndNothingElse(uint40 until) public {
        until = uint40(_between(until, _START, _UNTIL - 1));
        IIssuerRegistry.Key memory expected = _issuers.keyOf(_agency1, _keyId);
        expected.until = until;
        _CHEATS.warp(_START + 30);

        _retire(_agency1, _keyId, until);

        _CHEATS.assertEq(abi.encode(_issuers.keyOf(_agency1, _keyId)), abi.encode(expected));
    }

    function test_SetsAnEndWhereThereIsNone(uint40 until) public {
        until = uint40(_between(until, _START, type(uint40).max));
        bytes32 keyId = _addKey(_agency1, _spki(2), _START, 0);

        _retire(_agency1, keyId, until);

        _CHEATS.assertEq(_issuers.keyOf(_agency1, keyId).until, until);
    }

    function test_TellsTheEnd() public {
        uint64 before = _issuers.eventCount();
        _CHEATS.expectEmit(address(_issuers));
        emit IIssuerRegistry.KeyRetired(_keyId, _agency1, _START + 5);

        _retire(_agency1, _keyId, _START + 5);

        _CHEATS.assertEq(_issuers.eventCount(), before + 1);
    }

    function test_TheSameKeyOfAnotherAgencyStaysAsItIs() public {
        _addKey(_yunnansAgency, _spki(1), _START, 0);
        bytes memory yunnans = abi.encode(_issuers.keyOf(_yunnansAgency, _keyId));

        _retire(_agency1, _keyId, _START + 5);

        _CHEATS.assertEq(abi.encode(_issuers.keyOf(_yunnansAgency, _keyId)), yunnans);
    }

    function test_RevertWhen_EndIsNotEarlier(uint40 until) public {
        until = uint40(_between(until, _UNTIL, type(uint40).max));
        _CHEATS.expectRevert(abi.encodeWithSelector(IIssuerRegistry.IssuerEndNotEarlier.selector, until));

        _retire(_agency1, _keyId, until);
    }

    function test_RevertWhen_ItEndsBeforeItBegins(uint40 until) public {
        until = uint40(_between(until, 0, _START - 1));
        _expectPeriodInvalid(_START, until);

        _retire(_agency1, _keyId, until);
    }

    function test_RevertWhen_KeyIsUnknown(bytes32 keyId) public {
        _CHEATS.assume(keyId != _keyId);
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IIssuerRegistry.IssuerKeyUnknown.selector, _agency1, keyId)
        );

        _retire(_agency1, keyId, _START);
    }

    function test_RevertWhen_KeyIsOfAnotherProvince() public {
        bytes32 keyId = _addKey(_yunnansAgency, _spki(2), _START, 0);
        _expectOfOtherProvince(_yunnansAgency, _GANSU);

        _retire(_yunnansAgency, keyId, _START);
    }

    function test_RevertWhen_KeyIsOfAnotherAgency() public {
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IIssuerRegistry.IssuerKeyUnknown.selector, _agency2, _keyId)
        );

        _retire(_agency2, _keyId, _START);
    }

    function test_RevertWhen_CallerIsNoAdmin(address caller) public {
        _CHEATS.assume(_consortium.provinceOfAdmin(caller) == 0);
        _expectCallerNotAdmin(caller);

        _CHEATS.prank(caller);
        _issuers.retireKey(_agency1, _keyId, _START);
    }

    function _retire(uint32 agency, bytes32 keyId, uint40 until) private {
        _CHEATS.prank(_admin(_GANSU));
        _issuers.retireKey(agency, keyId, until);
    }
}
