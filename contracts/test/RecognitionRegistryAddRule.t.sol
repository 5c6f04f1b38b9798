// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IRecognitionRegistry} from "../src/IRecognitionRegistry.sol";
import {RegistryFixture} from "./RegistryFixture.sol";

contract RecognitionRegistryAddRuleTest is RegistryFixture {
    uint8 private constant _RECOGNISED = 1;
    uint8 private constant _NOT_RECOGNISED = 3;

    function test_RecordsTheRule(
        IRecognitionRegistry.Selector calldata selector,
        uint8 verdict,
        bytes32 policy
    ) public {
        _CHEATS.assume(policy != 0);
        verdict = uint8(_between(verdict, 1, 4));

        _CHEATS.prank(_admin(_ZHEJIANG));
        uint32 ruleId = _recognition.addRule(selector, verdict, _START + 1, _START + 2, policy);

        _CHEATS.assertEq(ruleId, 1);
        _CHEATS.assertEq(_recognition.ruleCount(), 1);
        _CHEATS.assertEq(_recognition.latestRuleOf(_ZHEJIANG, selector), 1);
        _CHEATS.assertEq(
            abi.encode(_recognition.rule(1)),
            abi.encode(
                IRecognitionRegistry.Rule({
                    typeId: selector.typeId,
                    policyDigest: policy,
                    province: _ZHEJIANG,
                    suite: selector.suite,
                    issuerProvince: selector.issuerProvince,
                    sealGeneration: selector.sealGeneration,
                    verdict: verdict,
                    from: _START + 1,
                    until: _START + 2,
                    recordedAt: _START,
                    previous: 0,
                    previousConditional: 0
                })
            )
        );
    }

    function test_TellsTheRule(IRecognitionRegistry.Selector calldata selector, bytes32 policy) public {
        _CHEATS.expectEmit(address(_recognition));
        emit IRecognitionRegistry.RuleAdded(
            1,
            _ZHEJIANG,
            selector.suite,
            selector.typeId,
            selector.issuerProvince,
            selector.sealGeneration,
            _RECOGNISED,
            _START,
            0,
            policy
        );

        _CHEATS.prank(_admin(_ZHEJIANG));
        _recognition.addRule(selector, _RECOGNISED, _START, 0, policy);

        _CHEATS.assertEq(_recognition.eventCount(), 1);
    }

    function test_OtherSelectorsAndOtherProvincesDoNotOverlap() public {
        _add(_ZHEJIANG, _suite(_SM2), _START, 0);

        _add(_ZHEJIANG, _suite(_ES256), _START, 0);
        _add(_GANSU, _suite(_SM2), _START, 0);

        _CHEATS.assertEq(_recognition.ruleCount(), 3);
        _CHEATS.assertEq(_recognition.rule(3).previous, 0);
    }

    function test_PeriodsMayTouch(uint40 from, uint40 until) public {
        from = uint40(_between(from, 3, type(uint40).max / 2));
        until = uint40(_between(until, from + 1, type(uint40).max - 1));
        _add(_ZHEJIANG, _suite(_SM2), from, until);

        _add(_ZHEJIANG, _suite(_SM2), until, 0);
        _add(_ZHEJIANG, _suite(_SM2), 1, from);

        _CHEATS.assertEq(_recognition.rule(2).previous, 1);
        _CHEATS.assertEq(_recognition.rule(3).previous, 2);
    }

    function test_ARuleThatNeverHeldIsInNobodysWay(uint40 from) public {
        _add(_ZHEJIANG, _suite(_SM2), _START, 0);
        _CHEATS.prank(_admin(_ZHEJIANG));
        _recognition.endRule(1, _START);

        _add(_ZHEJIANG, _suite(_SM2), _moment(from), 0);

        _CHEATS.assertEq(_recognition.latestRuleOf(_ZHEJIANG, _suite(_SM2)), 2);
    }

    function test_RevertWhen_PeriodsOverlap(uint40 from1, uint40 until1, uint40 from2, uint40 until2)
        public
    {
        (from1, until1) = _period(from1, until1);
        (from2, until2) = _period(from2, until2);
        _CHEATS.assume((until2 == 0 || from1 < until2) && (until1 == 0 || from2 < until1));
        _add(_ZHEJIANG, _suite(_SM2), from1, until1);
        _expectOverlaps(1);

        _add(_ZHEJIANG, _suite(_SM2), from2, until2);
    }

    function test_RevertWhen_AnEarlierRuleOverlaps() public {
        _add(_ZHEJIANG, _suite(_SM2), _START, _START + 10);
        _add(_ZHEJIANG, _suite(_SM2), _START + 10, _START + 20);
        _add(_ZHEJIANG, _suite(_SM2), _START + 20, _START + 30);
        _expectOverlaps(1);

        _add(_ZHEJIANG, _suite(_SM2), _START + 9, _START + 10);
    }

    function test_RevertWhen_VerdictIsUnknown(uint8 verdict) public {
        _CHEATS.assume(verdict == 0 || verdict > 4);
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IRecognitionRegistry.RecognitionVerdictUnknown.selector, verdict)
        );

        _CHEATS.prank(_admin(_ZHEJIANG));
        _recognition.addRule(_suite(_SM2), verdict, _START, 0, "");
    }

    function test_RevertWhen_ConditionsAreStatedNowhere() public {
        _CHEATS.expectRevert(abi.encodeWithSelector(IRecognitionRegistry.RecognitionPolicyMissing.selector));

        _CHEATS.prank(_admin(_ZHEJIANG));
        _recognition.addRule(_suite(_SM2), 4, _START, 0, 0);
    }

    function test_RevertWhen_PeriodIsInvalid(uint40 from, uint40 until) public {
        until = _moment(until);
        from = from == 0 ? 0 : uint40(_between(from, until, type(uint40).max));
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IRecognitionRegistry.RecognitionPeriodInvalid.selector, from, until)
        );

        _add(_ZHEJIANG, _suite(_SM2), from, until);
    }

    function test_RevertWhen_PeriodIsEmpty() public {
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IRecognitionRegistry.RecognitionPeriodInvalid.selector, _START, _START)
        );

        _add(_ZHEJIANG, _suite(_SM2), _START, _START);
    }

    function test_RevertWhen_CallerIsNoAdmin(address caller) public {
        _CHEATS.assume(_consortium.provinceOfAdmin(caller) == 0);
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IRecognitionRegistry.RecognitionCallerNotAdmin.selector, caller)
        );

        _CHEATS.prank(caller);
        _recognition.addRule(_suite(_SM2), _NOT_RECOGNISED, _START, 0, "");
    }

    function test_RevertWhen_CallersProvinceWasRemoved() public {
        _remove(_SICHUAN);
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IRecognitionRegistry.RecognitionCallerNotAdmin.selector, _admin(_SICHUAN))
        );

        _add(_SICHUAN, _suite(_SM2), _START, 0);
    }

    function _add(uint16 province, IRecognitionRegistry.Selector memory selector, uint40 from, uint40 until)
        private
    {
        _CHEATS.prank(_admin(province));
        _recognition.addRule(selector, _NOT_RECOGNISED, from, until, "");
    }

    function _expectOverlaps(uint32 ruleId) private {
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IRecognitionRegistry.RecognitionOverlaps.selector, ruleId)
        );
    }

    function _suite(uint16 number) private pure returns (IRecognitionRegistry.Selector memory) {
        return
            IRecognitionRegistry.Selector({suite: number, typeId: 0, issuerProvince: 0, sealGeneration: 0});
    }

    /// @dev Short, so that two of them often overlap; one in four has no end.
    function _period(uint40 from, uint40 until) private pure returns (uint40, uint40) {
        from = _START + from % 100;
        return (from, until % 4 == 0 ? 0 : from + 1 + until % 50);
    }
}
