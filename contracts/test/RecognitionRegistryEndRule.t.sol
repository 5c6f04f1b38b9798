// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IRecognitionRegistry} from "../src/IRecognitionRegistry.sol";
import {RegistryFixture} from "./RegistryFixture.sol";

contract RecognitionRegistryEndRuleTest is RegistryFixture {
    uint40 private constant _UNTIL = _START + 100;

    function setUp() public override {
        super.setUp();
        _CHEATS.prank(_admin(_ZHEJIANG));
        _recognition.addRule(_everything(), 3, _START, _UNTIL, "policy");
    }

    function test_BringsTheEndForwardAndNothingElse(uint40 until) public {
        until = uint40(_between(until, _START, _UNTIL - 1));
        IRecognitionRegistry.Rule memory expected = _recognition.rule(1);
        expected.until = until;
        _CHEATS.warp(_START + 30);

        _end(1, until);

        _CHEATS.assertEq(abi.encode(_recognition.rule(1)), abi.encode(expected));
    }

    function test_SetsAnEndWhereThereIsNone(uint40 until) public {
        until = uint40(_between(until, _UNTIL, type(uint40).max));
        _CHEATS.prank(_admin(_ZHEJIANG));
        _recognition.addRule(_everything(), 1, _UNTIL, 0, "");

        _end(2, until);

        _CHEATS.assertEq(_recognition.rule(2).until, until);
    }

    function test_TellsTheEnd() public {
        _CHEATS.expectEmit(address(_recognition));
        emit IRecognitionRegistry.RuleEnded(1, _START + 5);

        _end(1, _START + 5);

        _CHEATS.assertEq(_recognition.eventCount(), 2);
    }

    function test_RevertWhen_EndIsNotEarlier(uint40 until) public {
        until = uint40(_between(until, _UNTIL, type(uint40).max));
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IRecognitionRegistry.RecognitionEndNotEarlier.selector, until)
        );

        _end(1, until);
    }

    function test_RevertWhen_ItEndsBeforeItBegins(uint40 until) public {
        until = uint40(_between(until, 0, _START - 1));
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IRecognitionRegistry.RecognitionPeriodInvalid.selector, _START, until)
        );

        _end(1, until);
    }

    function test_RevertWhen_RuleIsUnknown(uint32 ruleId) public {
        _CHEATS.assume(ruleId != 1);
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IRecognitionRegistry.RecognitionRuleUnknown.selector, ruleId)
        );

        _end(ruleId, _START);
    }

    function test_RevertWhen_RuleIsOfAnotherProvince() public {
        _CHEATS.expectRevert(
            abi.encodeWithSelector(
                IRecognitionRegistry.RecognitionOfOtherProvince.selector, uint32(1), _GANSU
            )
        );

        _CHEATS.prank(_admin(_GANSU));
        _recognition.endRule(1, _START);
    }

    function test_RevertWhen_CallerIsNoAdmin(address caller) public {
        _CHEATS.assume(_consortium.provinceOfAdmin(caller) == 0);
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IRecognitionRegistry.RecognitionCallerNotAdmin.selector, caller)
        );

        _CHEATS.prank(caller);
        _recognition.endRule(1, _START);
    }

    function _end(uint32 ruleId, uint40 until) private {
        _CHEATS.prank(_admin(_ZHEJIANG));
        _recognition.endRule(ruleId, until);
    }

    function _everything() private pure returns (IRecognitionRegistry.Selector memory selector) {}
}
