// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IntruderFixture} from "./IntruderFixture.sol";

/// @title What one member can do alone, whatever it calls: write its own records, and nothing else.
contract LoneMemberInvariant is IntruderFixture {
    bytes32 private _governed;
    bytes32 private _yunnans;

    function setUp() public override {
        super.setUp();
        _governed = _digestOfTheGoverned();
        _yunnans = _digestOfYunnans();
    }

    function invariant_NoMemberAloneChangesWhatTheConsortiumGoverns() public view {
        _CHEATS.assertEq(_digestOfTheGoverned(), _governed);
    }

    function invariant_NoMemberTouchesTheRecordsOfAnother() public view {
        _CHEATS.assertEq(_digestOfYunnans(), _yunnans);
    }

    function afterInvariant() public view {
        _CHEATS.assertTrue(_intruder.successes() > 0);
    }

    function _digestOfTheGoverned() private view returns (bytes32 digest) {
        digest = keccak256(abi.encode(_consortium.memberCount(), _consortium.epoch(), _suites.eventCount()));
        for (uint16 province = 10; province < 100; ++province) {
            digest = keccak256(abi.encode(digest, _consortium.validatorOf(province)));
        }
        for (uint32 number = 1; number < 6; ++number) {
            digest = keccak256(abi.encode(digest, _consortium.membership(number)));
        }
        for (uint16 number = 0; number < 8; ++number) {
            digest = keccak256(abi.encode(digest, _suites.versionOf(number), _suites.suite(number, 1)));
        }
    }

    function _digestOfYunnans() private view returns (bytes32 digest) {
        digest = keccak256(
            abi.encode(
                _consortium.operatorOf(_YUNNAN),
                _consortium.membership(2),
                _issuers.agencyCountOf(_YUNNAN),
                _issuers.agencyOf(_yunnansAgency),
                _issuers.authorisationOf(_yunnansAgency, "type", 1),
                _issuers.keyOf(_yunnansAgency, _yunnansKey)
            )
        );
        digest = keccak256(
            abi.encode(
                digest,
                _recognition.rule(1),
                _recognition.accreditationCountOf(_YUNNAN, _sichuansAgency),
                _recognition.accreditationCountOf(_YUNNAN, _yunnansAgency),
                _recognition.accreditationOf(_YUNNAN, _sichuansAgency, 1),
                _anchors.wordOf(_yunnansAgency, "root"),
                _statuses.wordOf(_yunnansAgency, "handle")
            )
        );
    }
}
