// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IConsortium} from "../src/IConsortium.sol";
import {ConsortiumFixture} from "./ConsortiumFixture.sol";

contract ConsortiumRemoveMemberTest is ConsortiumFixture {
    function test_RemovesByDecision() public {
        _CHEATS.warp(_START + 1 days);

        _remove(_SICHUAN);

        _CHEATS.assertEq(_consortium.memberCount(), 3);
        _CHEATS.assertEq(_consortium.epoch(), 1);
        _CHEATS.assertEq(_consortium.membershipOf(_SICHUAN), 0);
        _CHEATS.assertEq(_consortium.operatorOf(_SICHUAN), address(0));
        _CHEATS.assertEq(_consortium.provinceOfAdmin(_admin(_SICHUAN)), 0);
        _CHEATS.assertEq(_consortium.provinceOfOperator(_operator(_SICHUAN)), 0);
        _CHEATS.assertEq(
            abi.encode(_consortium.membership(4)),
            abi.encode(
                IConsortium.Membership({
                    province: _SICHUAN, since: _START, until: _START + 1 days, admin: _admin(_SICHUAN)
                })
            )
        );
    }

    function test_TellsTheRemoval() public {
        uint64 before = _consortium.eventCount();
        _CHEATS.recordLogs();

        _remove(_SICHUAN);

        _CHEATS.assertEq(_consortium.eventCount(), before + 6);
        _CHEATS.assertEq(_CHEATS.getRecordedLogs()[5].topics[0], bytes32(IConsortium.MemberRemoved.selector));
    }

    function test_RevertWhen_CalledByAMember() public {
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IConsortium.ConsortiumCallerNotItself.selector, _admin(_GANSU))
        );

        _CHEATS.prank(_admin(_GANSU));
        _consortium.removeMember(_SICHUAN);
    }

    function test_RevertWhen_NoMember() public {
        bytes memory data = abi.encodeCall(IConsortium.removeMember, (_SHANXI));
        _CHEATS.prank(_admin(_GANSU));
        uint32 id = _consortium.propose(address(_consortium), data);
        _CHEATS.prank(_admin(_YUNNAN));
        _consortium.vote(id, address(_consortium), data);
        _CHEATS.expectRevert(abi.encodeWithSelector(IConsortium.ConsortiumNotMember.selector, _SHANXI));

        _CHEATS.prank(_admin(_ZHEJIANG));
        _consortium.vote(id, address(_consortium), data);
    }

    function test_RevertWhen_OneAloneWouldBeLeft() public {
        _remove(_SICHUAN);
        _remove(_ZHEJIANG);
        bytes memory data = abi.encodeCall(IConsortium.removeMember, (_YUNNAN));
        _CHEATS.prank(_admin(_GANSU));
        uint32 id = _consortium.propose(address(_consortium), data);
        _CHEATS.expectRevert(abi.encodeWithSelector(IConsortium.ConsortiumTooSmall.selector));

        _CHEATS.prank(_admin(_YUNNAN));
        _consortium.vote(id, address(_consortium), data);
    }
}
