// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IIssuerRegistry} from "../src/IIssuerRegistry.sol";
import {IssuerFixture} from "./IssuerFixture.sol";

contract IssuerRegistryEndTypeTest is IssuerFixture {
    uint40 private constant _UNTIL = _START + 100;

    function setUp() public override {
        super.setUp();
        _CHEATS.prank(_admin(_GANSU));
        _issuers.authoriseType(_agency1, _LICENCE, _START, _UNTIL);
    }

    function test_BringsTheEndForward(uint40 until) public {
        until = uint40(_between(until, _START, _UNTIL - 1));
        _CHEATS.warp(_START + 30);

        _end(_agency1, until);

        _CHEATS.assertEq(
            abi.encode(_issuers.authorisationOf(_agency1, _LICENCE, 1)),
            abi.encode(IIssuerRegistry.Authorisation({from: _START, until: until, recordedAt: _START}))
        );
    }

    function test_SetsAnEndWhereThereIsNone(uint40 until) public {
        until = uint40(_between(until, _START, type(uint40).max));
        _CHEATS.prank(_admin(_GANSU));
        _issuers.authoriseType(_agency2, _LICENCE, _START, 0);

        _end(_agency2, until);

        _CHEATS.assertEq(_issuers.authorisationOf(_agency2, _LICENCE, 1).until, until);
    }

    function test_EndsTheLatestPeriodOnly() public {
        _CHEATS.prank(_admin(_GANSU));
        _issuers.authoriseType(_agency1, _LICENCE, _UNTIL, 0);

        _end(_agency1, _UNTIL + 5);

        _CHEATS.assertEq(_issuers.authorisationOf(_agency1, _LICENCE, 1).until, _UNTIL);
        _CHEATS.assertEq(_issuers.authorisationOf(_agency1, _LICENCE, 2).until, _UNTIL + 5);
    }

    function test_TellsTheEnd() public {
        uint64 before = _issuers.eventCount();
        _CHEATS.expectEmit(address(_issuers));
        emit IIssuerRegistry.TypeEnded(_agency1, _LICENCE, _START + 5);

        _end(_agency1, _START + 5);

        _CHEATS.assertEq(_issuers.eventCount(), before + 1);
    }

    function test_RevertWhen_EndIsNotEarlier(uint40 until) public {
        until = uint40(_between(until, _UNTIL, type(uint40).max));
        _CHEATS.expectRevert(abi.encodeWithSelector(IIssuerRegistry.IssuerEndNotEarlier.selector, until));

        _end(_agency1, until);
    }

    function test_RevertWhen_ItEndsBeforeItBegins(uint40 until) public {
        until = uint40(_between(until, 0, _START - 1));
        _expectPeriodInvalid(_START, until);

        _end(_agency1, until);
    }

    function test_RevertWhen_NeverAuthorised() public {
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IIssuerRegistry.IssuerTypeNotAuthorised.selector, _agency2, _LICENCE)
        );

        _end(_agency2, _START);
    }

    function test_RevertWhen_AgencyIsOfAnotherProvince() public {
        _expectOfOtherProvince(_yunnansAgency, _GANSU);

        _end(_yunnansAgency, _START);
    }

    function test_RevertWhen_CallerIsNoAdmin(address caller) public {
        _CHEATS.assume(_consortium.provinceOfAdmin(caller) == 0);
        _expectCallerNotAdmin(caller);

        _CHEATS.prank(caller);
        _issuers.endType(_agency1, _LICENCE, _START);
    }

    function _end(uint32 agency, uint40 until) private {
        _CHEATS.prank(_admin(_GANSU));
        _issuers.endType(agency, _LICENCE, until);
    }
}
