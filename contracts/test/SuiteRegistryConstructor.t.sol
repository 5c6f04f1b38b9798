// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {ISuiteRegistry} from "../src/ISuiteRegistry.sol";
import {SuiteRegistry} from "../src/SuiteRegistry.sol";
import {RegistryFixture} from "./RegistryFixture.sol";

contract SuiteRegistryConstructorTest is RegistryFixture {
    function test_RecordsTheInitialSuites() public view {
        _CHEATS.assertEq(_suites.consortium(), address(_consortium));
        _CHEATS.assertEq(_suites.versionOf(_ES256), 1);
        _CHEATS.assertEq(_suites.versionOf(_RS256), 1);
        _CHEATS.assertEq(_suites.versionOf(2), 0);
        _CHEATS.assertEq(
            abi.encode(_suites.suite(_RS256, 1)),
            abi.encode(
                ISuiteRegistry.Suite({
                    name: "RS256",
                    oid: _RS256_OID,
                    issueFrom: 1,
                    issueUntil: _START,
                    acceptUntil: _START + 365 days,
                    brokenSince: 0,
                    recordedAt: _START
                })
            )
        );
    }

    function test_CountsTheInitialSuites() public view {
        _CHEATS.assertEq(_suites.eventCount(), 3);
    }

    function test_RevertWhen_AnInitialSuiteIsInvalid() public {
        ISuiteRegistry.Assessment[] memory initial = new ISuiteRegistry.Assessment[](1);
        _CHEATS.expectRevert(abi.encodeWithSelector(ISuiteRegistry.SuiteNumberMissing.selector));

        new SuiteRegistry(address(_consortium), initial);
    }
}
