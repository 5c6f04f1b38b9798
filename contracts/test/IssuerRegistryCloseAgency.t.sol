// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IIssuerRegistry} from "../src/IIssuerRegistry.sol";
import {IssuerFixture} from "./IssuerFixture.sol";

contract IssuerRegistryCloseAgencyTest is IssuerFixture {
    function test_ClosesTheAgency(uint40 until) public {
        until = uint40(_between(until, _START, type(uint40).max));
        _CHEATS.warp(_START + 30);

        _close(_agency1, until, _agency2);

        _CHEATS.assertEq(
            abi.encode(_issuers.agencyOf(_agency1)),
            abi.encode(
                IIssuerRegistry.Agency({
                    profile: "first", from: _START, until: until, successor: _agency2, recordedAt: _START
                })
            )
        );
    }

    function test_TheSuccessorMayBeMissingOrElsewhere() public {
        _close(_agency1, _START, _yunnansAgency);
        _close(_agency2, _START, 0);

        _CHEATS.assertEq(_issuers.agencyOf(_agency1).successor, _yunnansAgency);
        _CHEATS.assertEq(_issuers.agencyOf(_agency2).successor, 0);
    }

    function test_TellsTheClosing() public {
        uint64 before = _issuers.eventCount();
        _CHEATS.expectEmit(address(_issuers));
        emit IIssuerRegistry.AgencyClosed(_agency1, _START + 5, _agency2);

        _close(_agency1, _START + 5, _agency2);

        _CHEATS.assertEq(_issuers.eventCount(), before + 1);
    }

    function test_RevertWhen_Closed(uint40 until) public {
        _close(_agency1, _START, 0);
        _CHEATS.expectRevert(abi.encodeWithSelector(IIssuerRegistry.IssuerAgencyClosed.selector, _agency1));

        _close(_agency1, until, 0);
    }

    function test_RevertWhen_ItEndsBeforeItBegins(uint40 until) public {
        until = uint40(_between(until, 0, _START - 1));
        _expectPeriodInvalid(_START, until);

        _close(_agency1, until, 0);
    }

    function test_RevertWhen_SuccessorIsUnknown(uint32 successor) public {
        _CHEATS.assume(successor != 0 && _issuers.agencyOf(successor).recordedAt == 0);
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IIssuerRegistry.IssuerSuccessorInvalid.selector, successor)
        );

        _close(_agency1, _START, successor);
    }

    function test_RevertWhen_SuccessorIsItself() public {
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IIssuerRegistry.IssuerSuccessorInvalid.selector, _agency1)
        );

        _close(_agency1, _START, _agency1);
    }

    function test_RevertWhen_AgencyIsUnknown() public {
        uint32 agency = _agency(_GANSU, 3);
        _CHEATS.expectRevert(abi.encodeWithSelector(IIssuerRegistry.IssuerAgencyUnknown.selector, agency));

        _close(agency, _START, 0);
    }

    function test_RevertWhen_AgencyIsOfAnotherProvince() public {
        _expectOfOtherProvince(_yunnansAgency, _GANSU);

        _close(_yunnansAgency, _START, 0);
    }

    function test_RevertWhen_CallerIsNoAdmin(address caller) public {
        _CHEATS.assume(_consortium.provinceOfAdmin(caller) == 0);
        _expectCallerNotAdmin(caller);

        _CHEATS.prank(caller);
        _issuers.closeAgency(_agency1, _START, 0);
    }

    function _close(uint32 agency, uint40 until, uint32 successor) private {
        _CHEATS.prank(_admin(_GANSU));
        _issuers.closeAgency(agency, until, successor);
    }
}
