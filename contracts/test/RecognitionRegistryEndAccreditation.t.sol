// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IRecognitionRegistry} from "../src/IRecognitionRegistry.sol";
import {RegistryFixture} from "./RegistryFixture.sol";

contract RecognitionRegistryEndAccreditationTest is RegistryFixture {
    uint40 private constant _UNTIL = _START + 100;
    uint32 private _body;

    function setUp() public override {
        super.setUp();
        _body = _agency(_GANSU, 3);
        _CHEATS.prank(_admin(_ZHEJIANG));
        _recognition.accreditBridge(_body, _START, _UNTIL);
    }

    function test_BringsTheEndForwardAndNothingElse(uint40 until) public {
        until = uint40(_between(until, _START, _UNTIL - 1));
        _CHEATS.warp(_START + 30);

        _end(_body, until);

        _CHEATS.assertEq(
            abi.encode(_recognition.accreditationOf(_ZHEJIANG, _body, 1)),
            abi.encode(IRecognitionRegistry.Accreditation({from: _START, until: until, recordedAt: _START}))
        );
    }

    function test_EndsTheLatestPeriodOnly() public {
        _CHEATS.prank(_admin(_ZHEJIANG));
        _recognition.accreditBridge(_body, _UNTIL, 0);

        _end(_body, _UNTIL + 5);

        _CHEATS.assertEq(_recognition.accreditationOf(_ZHEJIANG, _body, 1).until, _UNTIL);
        _CHEATS.assertEq(_recognition.accreditationOf(_ZHEJIANG, _body, 2).until, _UNTIL + 5);
    }

    function test_TellsTheEnd() public {
        _CHEATS.expectEmit(address(_recognition));
        emit IRecognitionRegistry.AccreditationEnded(_ZHEJIANG, _body, _START + 5);

        _end(_body, _START + 5);

        _CHEATS.assertEq(_recognition.eventCount(), 2);
    }

    function test_RevertWhen_EndIsNotEarlier(uint40 until) public {
        until = uint40(_between(until, _UNTIL, type(uint40).max));
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IRecognitionRegistry.RecognitionEndNotEarlier.selector, until)
        );

        _end(_body, until);
    }

    function test_RevertWhen_ItEndsBeforeItBegins(uint40 until) public {
        until = uint40(_between(until, 0, _START - 1));
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IRecognitionRegistry.RecognitionPeriodInvalid.selector, _START, until)
        );

        _end(_body, until);
    }

    function test_RevertWhen_NeverAccredited(uint32 agency) public {
        _CHEATS.assume(agency != _body);
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IRecognitionRegistry.RecognitionNotAccredited.selector, agency)
        );

        _end(agency, _START);
    }

    function test_RevertWhen_AnotherProvinceAccreditedIt() public {
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IRecognitionRegistry.RecognitionNotAccredited.selector, _body)
        );

        _CHEATS.prank(_admin(_GANSU));
        _recognition.endAccreditation(_body, _START);
    }

    function test_RevertWhen_CallerIsNoAdmin(address caller) public {
        _CHEATS.assume(_consortium.provinceOfAdmin(caller) == 0);
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IRecognitionRegistry.RecognitionCallerNotAdmin.selector, caller)
        );

        _CHEATS.prank(caller);
        _recognition.endAccreditation(_body, _START);
    }

    function _end(uint32 agency, uint40 until) private {
        _CHEATS.prank(_admin(_ZHEJIANG));
        _recognition.endAccreditation(agency, until);
    }
}
