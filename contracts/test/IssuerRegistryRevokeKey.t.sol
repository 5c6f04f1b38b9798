// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IIssuerRegistry} from "../src/IIssuerRegistry.sol";
import {IssuerFixture} from "./IssuerFixture.sol";

contract IssuerRegistryRevokeKeyTest is IssuerFixture {
    uint8 private constant _COMPROMISE = 1;

    bytes32 private _keyId;

    function setUp() public override {
        super.setUp();
        _keyId = _addKey(_agency1, _spki(1), _START, 0);
    }

    function test_RecordsTheRevocationAndNothingElse(uint8 reason, uint40 invalidFrom) public {
        reason = uint8(_between(reason, 1, type(uint8).max));
        invalidFrom = _moment(invalidFrom);
        IIssuerRegistry.Key memory expected = _issuers.keyOf(_agency1, _keyId);
        expected.reason = reason;
        expected.invalidFrom = invalidFrom;
        expected.revokedAt = _START + 30;
        _CHEATS.warp(_START + 30);

        _revoke(_agency1, _keyId, reason, invalidFrom);

        _CHEATS.assertEq(abi.encode(_issuers.keyOf(_agency1, _keyId)), abi.encode(expected));
    }

    function test_ARetiredKeyCanBeRevoked() public {
        _CHEATS.prank(_admin(_GANSU));
        _issuers.retireKey(_agency1, _keyId, _START + 10);

        _revoke(_agency1, _keyId, _COMPROMISE, _START);

        _CHEATS.assertEq(_issuers.keyOf(_agency1, _keyId).invalidFrom, _START);
        _CHEATS.assertEq(_issuers.keyOf(_agency1, _keyId).until, _START + 10);
    }

    function test_TheKeyOfAClosedAgencyCanBeRevoked() public {
        _CHEATS.prank(_admin(_GANSU));
        _issuers.closeAgency(_agency1, _START, 0);

        _revoke(_agency1, _keyId, _COMPROMISE, _START);

        _CHEATS.assertEq(_issuers.keyOf(_agency1, _keyId).revokedAt, _START);
    }

    function test_TellsTheRevocation() public {
        uint64 before = _issuers.eventCount();
        _CHEATS.expectEmit(address(_issuers));
        emit IIssuerRegistry.KeyRevoked(_keyId, _agency1, _COMPROMISE, _START - 5);

        _revoke(_agency1, _keyId, _COMPROMISE, _START - 5);

        _CHEATS.assertEq(_issuers.eventCount(), before + 1);
    }

    function test_TheSameKeyOfAnotherAgencyStaysAsItIs() public {
        _addKey(_yunnansAgency, _spki(1), _START, 0);
        bytes memory yunnans = abi.encode(_issuers.keyOf(_yunnansAgency, _keyId));

        _revoke(_agency1, _keyId, _COMPROMISE, _START);

        _CHEATS.assertEq(abi.encode(_issuers.keyOf(_yunnansAgency, _keyId)), yunnans);
    }

    function test_RevertWhen_Revoked(uint8 reason, uint40 invalidFrom) public {
        _revoke(_agency1, _keyId, _COMPROMISE, _START);
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IIssuerRegistry.IssuerKeyRevoked.selector, _agency1, _keyId)
        );

        _revoke(_agency1, _keyId, reason, invalidFrom);
    }

    function test_RevertWhen_ReasonIsMissing() public {
        _CHEATS.expectRevert(abi.encodeWithSelector(IIssuerRegistry.IssuerReasonMissing.selector));

        _revoke(_agency1, _keyId, 0, _START);
    }

    function test_RevertWhen_InvalidFromIsMissing() public {
        _CHEATS.expectRevert(abi.encodeWithSelector(IIssuerRegistry.IssuerInvalidFromMissing.selector));

        _revoke(_agency1, _keyId, _COMPROMISE, 0);
    }

    function test_RevertWhen_KeyIsUnknown(bytes32 keyId) public {
        _CHEATS.assume(keyId != _keyId);
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IIssuerRegistry.IssuerKeyUnknown.selector, _agency1, keyId)
        );

        _revoke(_agency1, keyId, _COMPROMISE, _START);
    }

    function test_RevertWhen_KeyIsOfAnotherProvince() public {
        bytes32 keyId = _addKey(_yunnansAgency, _spki(2), _START, 0);
        _expectOfOtherProvince(_yunnansAgency, _GANSU);

        _revoke(_yunnansAgency, keyId, _COMPROMISE, _START);
    }

    function test_RevertWhen_KeyIsOfAnotherAgency() public {
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IIssuerRegistry.IssuerKeyUnknown.selector, _agency2, _keyId)
        );

        _revoke(_agency2, _keyId, _COMPROMISE, _START);
    }

    function test_RevertWhen_CallersProvinceWasRemoved() public {
        _CHEATS.prank(_admin(_SICHUAN));
        uint32 agency = _issuers.addAgency("", _START);
        bytes32 keyId = _addKey(agency, _spki(2), _START, 0);
        _remove(_SICHUAN);
        _expectCallerNotAdmin(_admin(_SICHUAN));

        _CHEATS.prank(_admin(_SICHUAN));
        _issuers.revokeKey(agency, keyId, _COMPROMISE, _START);
    }

    function _revoke(uint32 agency, bytes32 keyId, uint8 reason, uint40 invalidFrom) private {
        _CHEATS.prank(_admin(_GANSU));
        _issuers.revokeKey(agency, keyId, reason, invalidFrom);
    }
}
