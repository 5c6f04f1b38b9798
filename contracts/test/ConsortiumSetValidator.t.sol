// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IConsortium} from "../src/IConsortium.sol";
import {ConsortiumFixture} from "./ConsortiumFixture.sol";

contract ConsortiumSetValidatorTest is ConsortiumFixture {
    address private constant _NEXT = address(0xBEEF);

    function test_ReplacesTheValidatorByDecision() public {
        _decide(_NEXT);

        _CHEATS.assertEq(_consortium.validatorOf(_SICHUAN), _NEXT);
        _CHEATS.assertEq(_consortium.provinceOfValidator(_NEXT), _SICHUAN);
        _CHEATS.assertEq(_consortium.provinceOfValidator(_validator(_SICHUAN)), 0);
        _CHEATS.assertEq(_consortium.epoch(), 0);
    }

    function test_TakesTheValidatorAway() public {
        _decide(address(0));

        _CHEATS.assertEq(_consortium.validatorOf(_SICHUAN), address(0));
        _CHEATS.assertEq(_consortium.provinceOfValidator(_validator(_SICHUAN)), 0);
    }

    function test_ARemovedMemberHasNone() public {
        _remove(_SICHUAN);

        _CHEATS.assertEq(_consortium.validatorOf(_SICHUAN), address(0));
        _CHEATS.assertEq(_consortium.provinceOfValidator(_validator(_SICHUAN)), 0);
    }

    function test_TellsTheValidator() public {
        uint64 before = _consortium.eventCount();
        _CHEATS.expectEmit(address(_consortium));
        emit IConsortium.ValidatorSet(_SICHUAN, _NEXT);

        _CHEATS.prank(address(_consortium));
        _consortium.setValidator(_SICHUAN, _NEXT);

        _CHEATS.assertEq(_consortium.eventCount(), before + 1);
    }

    function test_RevertWhen_CalledByItsAdmin() public {
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IConsortium.ConsortiumCallerNotItself.selector, _admin(_SICHUAN))
        );

        _CHEATS.prank(_admin(_SICHUAN));
        _consortium.setValidator(_SICHUAN, _NEXT);
    }

    function test_RevertWhen_NoMember() public {
        _CHEATS.expectRevert(abi.encodeWithSelector(IConsortium.ConsortiumNotMember.selector, _SHANXI));

        _CHEATS.prank(address(_consortium));
        _consortium.setValidator(_SHANXI, _NEXT);
    }

    function test_RevertWhen_TheAccountHadAnotherRole() public {
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IConsortium.ConsortiumAccountTaken.selector, _admin(_GANSU))
        );

        _CHEATS.prank(address(_consortium));
        _consortium.setValidator(_SICHUAN, _admin(_GANSU));
    }

    function _decide(address validator) private {
        _decide(address(_consortium), abi.encodeCall(IConsortium.setValidator, (_SICHUAN, validator)));
    }
}
