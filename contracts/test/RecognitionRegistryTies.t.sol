// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IRecognitionRegistry} from "../src/IRecognitionRegistry.sol";
import {RegistryFixture} from "./RegistryFixture.sol";

/// @title Which two rules of one province tie: the third part of the rule of conflict.
contract RecognitionRegistryTiesTest is RegistryFixture {
    bytes32 private constant _TYPE = "type";

    function test_RevertWhen_OtherConditionsHoldForTheSameCertificates(bytes32 policy) public {
        _CHEATS.assume(policy != 0 && policy != "first");
        _addConditional(_about(_SM2, 0, 0, 0), _START, 0, "first");
        _expectTies(1);

        _addConditional(_about(0, _TYPE, 0, 0), _START + 5, 0, policy);
    }

    function test_RevertWhen_EachRestrictsWhatTheOtherDoesNot() public {
        _addConditional(_about(_SM2, 0, _GANSU, 0), _START, 0, "first");
        _expectTies(1);

        _addConditional(_about(0, 0, _GANSU, 4), _START, 0, "second");
    }

    function test_RevertWhen_AnEarlierRuleWithConditionsTies() public {
        _addConditional(_about(_SM2, 0, 0, 0), _START, 0, "first");
        _addConditional(_about(_ES256, 0, 0, 0), _START, 0, "second");
        _add(_about(0, _TYPE, 0, 0), 3, "third");
        _expectTies(2);

        _addConditional(_about(0, 0, _GANSU, 0), _START, 0, "fourth");
    }

    function test_RevertWhen_ALaterPeriodMeets(uint40 until) public {
        until = uint40(_between(until, _START + 11, type(uint40).max));
        _addConditional(_about(_SM2, 0, 0, 0), _START + 10, 0, "first");
        _expectTies(1);

        _addConditional(_about(0, 0, _GANSU, 0), _START, until, "second");
    }

    function test_TheSameConditionsDoNotTie() public {
        _addConditional(_about(_SM2, 0, 0, 0), _START, 0, "policy");

        _addConditional(_about(0, _TYPE, 0, 0), _START, 0, "policy");

        _CHEATS.assertEq(_recognition.latestConditionalOf(_ZHEJIANG), 2);
        _CHEATS.assertEq(_recognition.rule(2).previousConditional, 1);
    }

    function test_AMoreSpecificRuleDoesNotTie() public {
        _addConditional(_about(_SM2, 0, 0, 0), _START, 0, "first");

        _addConditional(_about(_SM2, _TYPE, 0, 0), _START, 0, "second");
        _addConditional(_about(0, 0, 0, 0), _START, 0, "third");

        _CHEATS.assertEq(_recognition.ruleCount(), 3);
    }

    function test_DenyBeatsAllowSettlesEveryOtherPair(uint8 first, uint8 second) public {
        first = uint8(_between(first, 1, 4));
        second = uint8(_between(second, 1, 3));
        _add(_about(_SM2, 0, 0, 0), first, "first");

        _add(_about(0, _TYPE, 0, 0), second, "second");

        _CHEATS.assertEq(_recognition.ruleCount(), 2);
    }

    function test_RulesThatNoCertificateMatchesBothDoNotTie() public {
        _addConditional(_about(_SM2, 0, _GANSU, 0), _START, 0, "first");

        _addConditional(_about(0, _TYPE, _YUNNAN, 0), _START, 0, "second");
        _addConditional(_about(_ES256, 0, _GANSU, 4), _START, 0, "third");

        _CHEATS.assertEq(_recognition.ruleCount(), 3);
    }

    function test_RulesOfDifferentTimesDoNotTie() public {
        _addConditional(_about(_SM2, 0, 0, 0), _START, _START + 10, "first");

        _addConditional(_about(0, _TYPE, 0, 0), _START + 10, 0, "second");

        _CHEATS.assertEq(_recognition.ruleCount(), 2);
    }

    function test_RulesOfOtherProvincesDoNotTie() public {
        _addConditional(_about(_SM2, 0, 0, 0), _START, 0, "first");

        _CHEATS.prank(_admin(_GANSU));
        _recognition.addRule(_about(0, _TYPE, 0, 0), 4, _START, 0, "second");

        _CHEATS.assertEq(_recognition.latestConditionalOf(_GANSU), 2);
    }

    function test_ARuleThatWasEndedNoLongerTies() public {
        _addConditional(_about(_SM2, 0, 0, 0), _START, 0, "first");
        _CHEATS.prank(_admin(_ZHEJIANG));
        _recognition.endRule(1, _START + 7);

        _addConditional(_about(0, _TYPE, 0, 0), _START + 7, 0, "second");

        _CHEATS.assertEq(_recognition.ruleCount(), 2);
    }

    function _addConditional(
        IRecognitionRegistry.Selector memory selector,
        uint40 from,
        uint40 until,
        bytes32 policy
    ) private {
        _CHEATS.prank(_admin(_ZHEJIANG));
        _recognition.addRule(selector, 4, from, until, policy);
    }

    function _add(IRecognitionRegistry.Selector memory selector, uint8 verdict, bytes32 policy) private {
        _CHEATS.prank(_admin(_ZHEJIANG));
        _recognition.addRule(selector, verdict, _START, 0, policy);
    }

    function _expectTies(uint32 ruleId) private {
        _CHEATS.expectRevert(abi.encodeWithSelector(IRecognitionRegistry.RecognitionTies.selector, ruleId));
    }

    function _about(uint16 suite, bytes32 typeId, uint16 issuer, uint8 seal)
        private
        pure
        returns (IRecognitionRegistry.Selector memory)
    {
        return IRecognitionRegistry.Selector({
            suite: suite, typeId: typeId, issuerProvince: issuer, sealGeneration: seal
        });
    }
}
