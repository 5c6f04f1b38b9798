// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IIssuerRegistry} from "../src/IIssuerRegistry.sol";
import {IssuerFixture} from "./IssuerFixture.sol";

contract IssuerRegistryAddKeyTest is IssuerFixture {
    function test_RecordsTheKeyUnderItsDigest(uint256 seed, uint40 from, uint40 until) public {
        from = _moment(from);
        until = until == 0 ? 0 : uint40(_between(until, from + 1, type(uint40).max));

        bytes32 keyId = _addKey(_agency1, _spki(seed), from, until);

        _CHEATS.assertEq(keyId, sha256(_spki(seed)));
        _CHEATS.assertEq(
            abi.encode(_issuers.keyOf(_agency1, keyId)),
            abi.encode(
                IIssuerRegistry.Key({
                    agency: _agency1,
                    suite: _SM2,
                    from: from,
                    until: until,
                    recordedAt: _START,
                    invalidFrom: 0,
                    revokedAt: 0,
                    reason: 0
                })
            )
        );
    }

    function test_TakesKeysOfEveryUsualLength(uint16 lengthBytes) public {
        lengthBytes = uint16(_between(lengthBytes, 44, 600));

        bytes32 keyId = _addKey(_agency1, new bytes(lengthBytes), _START, 0);

        _CHEATS.assertEq(_issuers.keyOf(_agency1, keyId).agency, _agency1);
    }

    function test_TellsTheKeyWithItsBytes(uint256 seed) public {
        uint64 before = _issuers.eventCount();
        _CHEATS.expectEmit(address(_issuers));
        emit IIssuerRegistry.KeyAdded(sha256(_spki(seed)), _agency1, _SM2, _START, _START + 1, _spki(seed));

        _addKey(_agency1, _spki(seed), _START, _START + 1);

        _CHEATS.assertEq(_issuers.eventCount(), before + 1);
    }

    function test_AnAgencyThatTakesTheKeyFirstDisturbsNoOther(
        uint256 seed,
        uint40 from,
        bool isOfAnotherProvince,
        bool isRevoked
    ) public {
        uint32 taker = isOfAnotherProvince ? _yunnansAgency : _agency2;
        bytes32 keyId = _addKey(taker, _spki(seed), _moment(from), 0);
        if (isRevoked) {
            _CHEATS.prank(_admin(uint16(taker >> 16)));
            _issuers.revokeKey(taker, keyId, 1, _START);
        }
        bytes memory taken = abi.encode(_issuers.keyOf(taker, keyId));
        _CHEATS.assertEq(_issuers.keyOf(_agency1, keyId).recordedAt, 0);

        _addKey(_agency1, _spki(seed), _START, _START + 1);

        IIssuerRegistry.Key memory key = _issuers.keyOf(_agency1, keyId);
        _CHEATS.assertEq(key.agency, _agency1);
        _CHEATS.assertEq(key.until, _START + 1);
        _CHEATS.assertEq(key.revokedAt, 0);
        _CHEATS.assertEq(abi.encode(_issuers.keyOf(taker, keyId)), taken);
    }

    function test_RevertWhen_AddedBefore() public {
        bytes32 keyId = _addKey(_agency1, _spki(1), _START, 0);
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IIssuerRegistry.IssuerKeyAddedBefore.selector, _agency1, keyId)
        );

        _addKey(_agency1, _spki(1), _START, 0);
    }

    function test_RevertWhen_RevokedBefore() public {
        bytes32 keyId = _addKey(_agency1, _spki(1), _START, 0);
        _CHEATS.prank(_admin(_GANSU));
        _issuers.revokeKey(_agency1, keyId, 1, _START);
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IIssuerRegistry.IssuerKeyAddedBefore.selector, _agency1, keyId)
        );

        _addKey(_agency1, _spki(1), _START, 0);
    }

    function test_RevertWhen_SuiteMayNotBeUsed(uint16 suite) public {
        _CHEATS.assume(suite != _ES256 && suite != _SM2);
        _CHEATS.expectRevert(abi.encodeWithSelector(IIssuerRegistry.IssuerSuiteNotIssuable.selector, suite));

        _CHEATS.prank(_admin(_GANSU));
        _issuers.addKey(_agency1, suite, _spki(1), _START, 0);
    }

    function test_RevertWhen_LengthIsNoKeys(uint16 lengthBytes) public {
        lengthBytes =
            uint16(lengthBytes % 2 == 0 ? _between(lengthBytes, 0, 43) : _between(lengthBytes, 601, 2000));
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IIssuerRegistry.IssuerKeyLengthInvalid.selector, uint256(lengthBytes))
        );

        _addKey(_agency1, new bytes(lengthBytes), _START, 0);
    }

    function test_RevertWhen_PeriodIsInvalid(uint40 from, uint40 until) public {
        until = _moment(until);
        from = from == 0 ? 0 : uint40(_between(from, until, type(uint40).max));
        _expectPeriodInvalid(from, until);

        _addKey(_agency1, _spki(1), from, until);
    }

    function test_RevertWhen_PeriodIsEmpty() public {
        _expectPeriodInvalid(_START, _START);

        _addKey(_agency1, _spki(1), _START, _START);
    }

    function test_RevertWhen_AgencyIsClosed() public {
        _CHEATS.prank(_admin(_GANSU));
        _issuers.closeAgency(_agency1, _START, 0);
        _CHEATS.expectRevert(abi.encodeWithSelector(IIssuerRegistry.IssuerAgencyClosed.selector, _agency1));

        _addKey(_agency1, _spki(1), _START, 0);
    }

    function test_RevertWhen_AgencyIsUnknown() public {
        uint32 agency = _agency(_GANSU, 3);
        _CHEATS.expectRevert(abi.encodeWithSelector(IIssuerRegistry.IssuerAgencyUnknown.selector, agency));

        _addKey(agency, _spki(1), _START, 0);
    }

    function test_RevertWhen_AgencyIsOfAnotherProvince() public {
        _expectOfOtherProvince(_agency1, _YUNNAN);

        _CHEATS.prank(_admin(_YUNNAN));
        _issuers.addKey(_agency1, _SM2, _spki(1), _START, 0);
    }

    function test_RevertWhen_CallerIsNoAdmin(address caller) public {
        _CHEATS.assume(_consortium.provinceOfAdmin(caller) == 0);
        _expectCallerNotAdmin(caller);

        _CHEATS.prank(caller);
        _issuers.addKey(_agency1, _SM2, _spki(1), _START, 0);
    }
}
