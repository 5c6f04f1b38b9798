// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {RegistryFixture} from "./RegistryFixture.sol";

contract SuiteRegistryIsIssuableTest is RegistryFixture {
    uint40 private constant _FROM = _START + 100;
    uint40 private constant _UNTIL = _START + 200;

    function test_FromItsBeginningOnAndBeforeItsEnd(uint40 now_) public {
        _set(_FROM, _UNTIL, 0);

        _CHEATS.warp(now_);

        _CHEATS.assertTrue(_suites.isIssuable(_SM2) == (now_ >= _FROM && now_ < _UNTIL));
    }

    function test_AtTheEdges() public {
        _set(_FROM, _UNTIL, 0);

        _CHEATS.assertFalse(_isIssuableAt(_FROM - 1));
        _CHEATS.assertTrue(_isIssuableAt(_FROM));
        _CHEATS.assertTrue(_isIssuableAt(_UNTIL - 1));
        _CHEATS.assertFalse(_isIssuableAt(_UNTIL));
    }

    function test_WithoutEndWhereNoneIsSet(uint40 now_) public {
        _set(_FROM, 0, 0);

        _CHEATS.assertTrue(_isIssuableAt(uint40(_between(now_, _FROM, type(uint40).max))));
    }

    function test_NotWhereBroken() public {
        _set(_FROM, _UNTIL, _FROM + 50);

        _CHEATS.assertTrue(_isIssuableAt(_FROM + 49));
        _CHEATS.assertFalse(_isIssuableAt(_FROM + 50));
    }

    function test_NotWhereNoBeginningIsSet(uint40 now_) public {
        _set(0, 0, 0);

        _CHEATS.assertFalse(_isIssuableAt(now_));
    }

    function test_NotWhereUnknown(uint16 number) public view {
        _CHEATS.assume(number != _ES256 && number != _RS256 && number != _SM2);

        _CHEATS.assertFalse(_suites.isIssuable(number));
    }

    function _isIssuableAt(uint40 now_) private returns (bool) {
        _CHEATS.warp(now_);
        return _suites.isIssuable(_SM2);
    }

    function _set(uint40 issueFrom, uint40 issueUntil, uint40 brokenSince) private {
        _CHEATS.prank(address(_consortium));
        _suites.setSuite(_SM2, "SM2", _SM2_OID, issueFrom, issueUntil, 0, brokenSince);
    }
}
