// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {ISuiteRegistry} from "../src/ISuiteRegistry.sol";
import {SuiteNumbers} from "../src/SuiteNumbers.sol";
import {RegistryFixture} from "./RegistryFixture.sol";

contract SuiteRegistrySetSuiteTest is RegistryFixture {
    function test_RecordsANewSuiteByDecision() public {
        _decide(
            address(_suites),
            abi.encodeCall(
                ISuiteRegistry.setSuite,
                (SuiteNumbers.PS256, "PS256", hex"2a864886f70d01010a", _START, 0, 0, 0)
            )
        );

        _CHEATS.assertEq(_suites.versionOf(SuiteNumbers.PS256), 1);
        _CHEATS.assertEq(_suites.suite(SuiteNumbers.PS256, 1).name, "PS256");
        _CHEATS.assertTrue(_suites.isIssuable(SuiteNumbers.PS256));
    }

    function test_ANewVersionLeavesTheEarlierOnes(uint40 issueUntil, uint40 acceptUntil, uint40 brokenSince)
        public
    {
        issueUntil = uint40(_between(issueUntil, _START + 1, type(uint40).max));
        acceptUntil = uint40(_between(acceptUntil, issueUntil, type(uint40).max));
        bytes memory first = abi.encode(_suites.suite(_ES256, 1));
        _CHEATS.warp(_START + 5);

        _set(_ES256, "ES256", _ES256_OID, _START, issueUntil, acceptUntil, brokenSince);

        _CHEATS.assertEq(_suites.versionOf(_ES256), 2);
        _CHEATS.assertEq(abi.encode(_suites.suite(_ES256, 1)), first);
        _CHEATS.assertEq(
            abi.encode(_suites.suite(_ES256, 2)),
            abi.encode(
                ISuiteRegistry.Suite({
                    name: "ES256",
                    oid: _ES256_OID,
                    issueFrom: _START,
                    issueUntil: issueUntil,
                    acceptUntil: acceptUntil,
                    brokenSince: brokenSince,
                    recordedAt: _START + 5
                })
            )
        );
    }

    function test_TellsTheVersion(uint40 brokenSince) public {
        uint64 before = _suites.eventCount();
        _CHEATS.expectEmit(address(_suites));
        emit ISuiteRegistry.SuiteRecorded(_SM2, 2, "SM2", _SM2_OID, _START, 0, 0, brokenSince);

        _set(_SM2, "SM2", _SM2_OID, _START, 0, 0, brokenSince);

        _CHEATS.assertEq(_suites.eventCount(), before + 1);
    }

    function test_RatesTheChainsOwnAlgorithmsAndNoCertificateIsSignedWithThem(uint16 number) public {
        number = uint16(_between(number, SuiteNumbers.KECCAK256, type(uint16).max));

        _set(number, "keccak256", "", _START, _START + 5, _START + 9, _START + 7);

        _CHEATS.assertEq(_suites.suite(number, 1).issueUntil, _START + 5);
        _CHEATS.assertEq(_suites.suite(number, 1).acceptUntil, _START + 9);
        _CHEATS.assertEq(_suites.suite(number, 1).brokenSince, _START + 7);
        _CHEATS.assertFalse(_suites.isIssuable(number));
    }

    function test_RevertWhen_CallerIsNotTheConsortium(address caller) public {
        _CHEATS.assume(caller != address(_consortium));
        _CHEATS.expectRevert(
            abi.encodeWithSelector(ISuiteRegistry.SuiteCallerNotConsortium.selector, caller)
        );

        _CHEATS.prank(caller);
        _suites.setSuite(_SM2, "SM2", _SM2_OID, _START, 0, 0, 0);
    }

    function test_RevertWhen_CallerIsAnAdmin() public {
        _CHEATS.expectRevert(
            abi.encodeWithSelector(ISuiteRegistry.SuiteCallerNotConsortium.selector, _admin(_GANSU))
        );

        _CHEATS.prank(_admin(_GANSU));
        _suites.setSuite(_SM2, "SM2", _SM2_OID, _START, 0, 0, 0);
    }

    function test_RevertWhen_NumberIsMissing() public {
        _CHEATS.expectRevert(abi.encodeWithSelector(ISuiteRegistry.SuiteNumberMissing.selector));

        _set(0, "SM2", _SM2_OID, _START, 0, 0, 0);
    }

    function test_RevertWhen_NameIsMissing() public {
        _CHEATS.expectRevert(abi.encodeWithSelector(ISuiteRegistry.SuiteNameMissing.selector, uint16(7)));

        _set(7, "", _SM2_OID, _START, 0, 0, 0);
    }

    function test_TheLastBitIsTheSixteenth() public {
        _set(16, "name", "", _START, 0, 0, 0);

        _CHEATS.assertTrue(_suites.isIssuable(16));
    }

    function test_RevertWhen_TheSuiteHasNoBit(uint16 number, uint40 issueFrom) public {
        number = uint16(_between(number, 17, SuiteNumbers.KECCAK256 - 1));
        _CHEATS.expectRevert(abi.encodeWithSelector(ISuiteRegistry.SuiteWithoutBit.selector, number));

        _set(number, "name", "", _moment(issueFrom), 0, 0, 0);
    }

    function test_RevertWhen_NameIsAnother(bytes32 name) public {
        _CHEATS.assume(name != 0 && name != "SM2");
        _CHEATS.expectRevert(abi.encodeWithSelector(ISuiteRegistry.SuiteIsAnother.selector, _SM2));

        _set(_SM2, name, _SM2_OID, _START, 0, 0, 0);
    }

    function test_RevertWhen_OidIsAnother(bytes32 oid) public {
        _CHEATS.assume(oid != _SM2_OID);
        _CHEATS.expectRevert(abi.encodeWithSelector(ISuiteRegistry.SuiteIsAnother.selector, _SM2));

        _set(_SM2, "SM2", oid, _START, 0, 0, 0);
    }

    function test_RevertWhen_ItsUseEndsBeforeItBegins(uint40 issueFrom, uint40 issueUntil) public {
        issueUntil = _moment(issueUntil);
        issueFrom = uint40(_between(issueFrom, issueUntil, type(uint40).max));
        _expectPeriodInvalid();

        _set(_SM2, "SM2", _SM2_OID, issueFrom, issueUntil, 0, 0);
    }

    function test_RevertWhen_ItsUseEndsAsItBegins() public {
        _expectPeriodInvalid();

        _set(_SM2, "SM2", _SM2_OID, _START, _START, 0, 0);
    }

    function test_AcceptanceMayEndWithItsUse() public {
        _set(_SM2, "SM2", _SM2_OID, 1, _START, _START, 0);

        _CHEATS.assertEq(_suites.suite(_SM2, 2).acceptUntil, _START);
    }

    function test_RevertWhen_ItsUseEndsWithoutABeginning(uint40 issueUntil) public {
        _expectPeriodInvalid();

        _set(_SM2, "SM2", _SM2_OID, 0, _moment(issueUntil), 0, 0);
    }

    function test_RevertWhen_AcceptanceEndsBeforeItsUse(uint40 issueUntil, uint40 acceptUntil) public {
        issueUntil = uint40(_between(issueUntil, 3, type(uint40).max));
        acceptUntil = uint40(_between(acceptUntil, 1, issueUntil - 1));
        _expectPeriodInvalid();

        _set(_SM2, "SM2", _SM2_OID, 1, issueUntil, acceptUntil, 0);
    }

    function test_RevertWhen_AcceptanceEndsAndItsUseDoesNot(uint40 acceptUntil) public {
        _expectPeriodInvalid();

        _set(_SM2, "SM2", _SM2_OID, 1, 0, _moment(acceptUntil), 0);
    }

    function _expectPeriodInvalid() private {
        _CHEATS.expectRevert(abi.encodeWithSelector(ISuiteRegistry.SuitePeriodInvalid.selector, _SM2));
    }

    function _set(
        uint16 number,
        bytes32 name,
        bytes32 oid,
        uint40 issueFrom,
        uint40 issueUntil,
        uint40 acceptUntil,
        uint40 brokenSince
    ) private {
        _CHEATS.prank(address(_consortium));
        _suites.setSuite(number, name, oid, issueFrom, issueUntil, acceptUntil, brokenSince);
    }
}
