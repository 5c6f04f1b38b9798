// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IConsortium} from "../src/IConsortium.sol";
import {ConsortiumFixture} from "./ConsortiumFixture.sol";

contract ConsortiumSetOperatorTest is ConsortiumFixture {
    function test_ReplacesTheOperator(address operator) public {
        _CHEATS.assume(operator != address(0) && _isUnnamed(operator));

        _CHEATS.prank(_admin(_GANSU));
        _consortium.setOperator(operator);

        _CHEATS.assertEq(_consortium.operatorOf(_GANSU), operator);
        _CHEATS.assertEq(_consortium.provinceOfOperator(operator), _GANSU);
        _CHEATS.assertEq(_consortium.provinceOfOperator(_operator(_GANSU)), 0);
    }

    function test_LeavesTheProvinceWithout() public {
        _CHEATS.prank(_admin(_GANSU));
        _consortium.setOperator(address(0));

        _CHEATS.assertEq(_consortium.operatorOf(_GANSU), address(0));
        _CHEATS.assertEq(_consortium.provinceOfOperator(_operator(_GANSU)), 0);
        _CHEATS.assertEq(_consortium.provinceOfOperator(address(0)), 0);
    }

    function test_TellsTheOperator() public {
        uint64 before = _consortium.eventCount();
        _CHEATS.expectEmit(address(_consortium));
        emit IConsortium.OperatorSet(_GANSU, _STRANGER);

        _CHEATS.prank(_admin(_GANSU));
        _consortium.setOperator(_STRANGER);

        _CHEATS.assertEq(_consortium.eventCount(), before + 1);
    }

    function test_RevertWhen_CallerIsNoAdmin(address caller) public {
        _CHEATS.assume(_consortium.provinceOfAdmin(caller) == 0);
        _CHEATS.expectRevert(abi.encodeWithSelector(IConsortium.ConsortiumCallerNotAdmin.selector, caller));

        _CHEATS.prank(caller);
        _consortium.setOperator(_STRANGER);
    }

    function test_RevertWhen_CallerWasRemoved() public {
        _remove(_SICHUAN);
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IConsortium.ConsortiumCallerNotAdmin.selector, _admin(_SICHUAN))
        );

        _CHEATS.prank(_admin(_SICHUAN));
        _consortium.setOperator(_STRANGER);
    }

    function test_RevertWhen_TheOperatorOfAnother() public {
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IConsortium.ConsortiumAccountTaken.selector, _operator(_YUNNAN))
        );

        _CHEATS.prank(_admin(_GANSU));
        _consortium.setOperator(_operator(_YUNNAN));
    }

    function test_RevertWhen_ReplacedBefore() public {
        _CHEATS.prank(_admin(_GANSU));
        _consortium.setOperator(_STRANGER);
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IConsortium.ConsortiumAccountTaken.selector, _operator(_GANSU))
        );

        _CHEATS.prank(_admin(_GANSU));
        _consortium.setOperator(_operator(_GANSU));
    }

    function test_RevertWhen_AnAdmin() public {
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IConsortium.ConsortiumAccountTaken.selector, _admin(_GANSU))
        );

        _CHEATS.prank(_admin(_GANSU));
        _consortium.setOperator(_admin(_GANSU));
    }

    function _isUnnamed(address account) private view returns (bool) {
        bool isValidator = uint160(account) >> 16 == uint160(_validator(0)) >> 16;
        return !isValidator && _consortium.provinceOfAdmin(account) == 0
            && _consortium.provinceOfOperator(account) == 0;
    }
}
