// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IIssuerRegistry} from "../src/IIssuerRegistry.sol";
import {IssuerFixture} from "./IssuerFixture.sol";

contract IssuerRegistryAuthoriseTypeTest is IssuerFixture {
    function test_RecordsTheAuthorisation(bytes32 typeId, uint40 from, uint40 until) public {
        _CHEATS.assume(typeId != 0);
        from = _moment(from);
        until = until == 0 ? 0 : uint40(_between(until, from + 1, type(uint40).max));

        _authorise(_agency1, typeId, from, until);

        _CHEATS.assertEq(_issuers.authorisationCountOf(_agency1, typeId), 1);
        _CHEATS.assertEq(
            abi.encode(_issuers.authorisationOf(_agency1, typeId, 1)),
            abi.encode(IIssuerRegistry.Authorisation({from: from, until: until, recordedAt: _START}))
        );
    }

    function test_ALaterPeriodLeavesTheEarlierOne(uint40 from) public {
        from = uint40(_between(from, _START + 10, type(uint40).max));
        _authorise(_agency1, _LICENCE, _START, _START + 10);
        bytes memory first = abi.encode(_issuers.authorisationOf(_agency1, _LICENCE, 1));

        _authorise(_agency1, _LICENCE, from, 0);

        _CHEATS.assertEq(_issuers.authorisationCountOf(_agency1, _LICENCE), 2);
        _CHEATS.assertEq(abi.encode(_issuers.authorisationOf(_agency1, _LICENCE, 1)), first);
        _CHEATS.assertEq(_issuers.authorisationOf(_agency1, _LICENCE, 2).from, from);
    }

    function test_AnAgencyThatWillBeClosedMayStillBeEntitled() public {
        _close(_agency1, _START + 10);
        _CHEATS.warp(_START + 9);

        _authorise(_agency1, _LICENCE, _START, 0);

        _CHEATS.assertEq(_issuers.authorisationCountOf(_agency1, _LICENCE), 1);
    }

    function test_TellsTheAuthorisation(uint40 from) public {
        from = _moment(from);
        uint64 before = _issuers.eventCount();
        _CHEATS.expectEmit(address(_issuers));
        emit IIssuerRegistry.TypeAuthorised(_agency1, _LICENCE, from, from + 1);

        _authorise(_agency1, _LICENCE, from, from + 1);

        _CHEATS.assertEq(_issuers.eventCount(), before + 1);
    }

    function test_RevertWhen_TheEarlierPeriodHasNoEnd(uint40 from) public {
        _authorise(_agency1, _LICENCE, _START, 0);
        _expectAuthorisedBefore();

        _authorise(_agency1, _LICENCE, _moment(from), 0);
    }

    function test_RevertWhen_TheEarlierPeriodEndsLater(uint40 from) public {
        _authorise(_agency1, _LICENCE, _START, _START + 10);
        _expectAuthorisedBefore();

        _authorise(_agency1, _LICENCE, uint40(_between(from, 1, _START + 9)), 0);
    }

    function test_RevertWhen_TypeIsMissing() public {
        _CHEATS.expectRevert(abi.encodeWithSelector(IIssuerRegistry.IssuerTypeMissing.selector));

        _authorise(_agency1, 0, _START, 0);
    }

    function test_RevertWhen_PeriodIsInvalid(uint40 from, uint40 until) public {
        until = _moment(until);
        from = from == 0 ? 0 : uint40(_between(from, until, type(uint40).max));
        _expectPeriodInvalid(from, until);

        _authorise(_agency1, _LICENCE, from, until);
    }

    function test_RevertWhen_PeriodIsEmpty() public {
        _expectPeriodInvalid(_START, _START);

        _authorise(_agency1, _LICENCE, _START, _START);
    }

    function test_RevertWhen_AgencyIsClosed() public {
        _close(_agency1, _START + 10);
        _CHEATS.warp(_START + 10);
        _CHEATS.expectRevert(abi.encodeWithSelector(IIssuerRegistry.IssuerAgencyClosed.selector, _agency1));

        _authorise(_agency1, _LICENCE, _START, 0);
    }

    function test_RevertWhen_AgencyIsUnknown() public {
        uint32 agency = _agency(_GANSU, 3);
        _CHEATS.expectRevert(abi.encodeWithSelector(IIssuerRegistry.IssuerAgencyUnknown.selector, agency));

        _authorise(agency, _LICENCE, _START, 0);
    }

    function test_RevertWhen_AgencyIsOfAnotherProvince() public {
        _expectOfOtherProvince(_yunnansAgency, _GANSU);

        _authorise(_yunnansAgency, _LICENCE, _START, 0);
    }

    function test_RevertWhen_CallerIsNoAdmin(address caller) public {
        _CHEATS.assume(_consortium.provinceOfAdmin(caller) == 0);
        _expectCallerNotAdmin(caller);

        _CHEATS.prank(caller);
        _issuers.authoriseType(_agency1, _LICENCE, _START, 0);
    }

    function _authorise(uint32 agency, bytes32 typeId, uint40 from, uint40 until) private {
        _CHEATS.prank(_admin(_GANSU));
        _issuers.authoriseType(agency, typeId, from, until);
    }

    function _close(uint32 agency, uint40 until) private {
        _CHEATS.prank(_admin(_GANSU));
        _issuers.closeAgency(agency, until, 0);
    }

    function _expectAuthorisedBefore() private {
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IIssuerRegistry.IssuerTypeAuthorisedBefore.selector, _agency1, _LICENCE)
        );
    }
}
