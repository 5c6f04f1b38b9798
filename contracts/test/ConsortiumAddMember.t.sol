// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IConsortium} from "../src/IConsortium.sol";
import {ConsortiumFixture} from "./ConsortiumFixture.sol";

contract ConsortiumAddMemberTest is ConsortiumFixture {
    function test_AdmitsByDecision(uint40 later) public {
        later = uint40(_between(later, _START, type(uint40).max / 2));
        _CHEATS.warp(later);

        _admit(_member(_SHANXI));

        _CHEATS.assertEq(_consortium.memberCount(), 5);
        _CHEATS.assertEq(_consortium.epoch(), 1);
        _CHEATS.assertEq(_consortium.membershipOf(_SHANXI), 5);
        _CHEATS.assertEq(_consortium.provinceOfAdmin(_admin(_SHANXI)), _SHANXI);
        _CHEATS.assertEq(_consortium.provinceOfOperator(_operator(_SHANXI)), _SHANXI);
        _CHEATS.assertEq(
            abi.encode(_consortium.membership(5)),
            abi.encode(
                IConsortium.Membership({province: _SHANXI, since: later, until: 0, admin: _admin(_SHANXI)})
            )
        );
    }

    function test_TellsTheAdmission() public {
        uint64 before = _consortium.eventCount();
        uint32 id = _propose(_member(_SHANXI));
        _vote(_YUNNAN, id, _member(_SHANXI));
        _CHEATS.expectEmit(address(_consortium));
        emit IConsortium.VoteCast(1, _ZHEJIANG);
        _CHEATS.expectEmit(address(_consortium));
        emit IConsortium.ProposalExecuted(1);
        _CHEATS.expectEmit(address(_consortium));
        emit IConsortium.MemberAdmitted(_SHANXI, _admin(_SHANXI), _operator(_SHANXI), _validator(_SHANXI));

        _vote(_ZHEJIANG, id, _member(_SHANXI));

        _CHEATS.assertEq(_consortium.eventCount(), before + 6);
    }

    function test_AProvinceThatComesBackGetsANewMembership() public {
        _remove(_SICHUAN);
        IConsortium.Member memory member = _member(_SICHUAN);
        member.admin = address(0xAB01);
        member.operator = address(0xAB02);
        member.validator = address(0xAB03);

        _admit(member);

        _CHEATS.assertEq(_consortium.membershipOf(_SICHUAN), 5);
        _CHEATS.assertEq(_consortium.membership(4).until, _START);
        _CHEATS.assertEq(_consortium.membership(5).until, 0);
        _CHEATS.assertEq(_consortium.provinceOfAdmin(_admin(_SICHUAN)), 0);
        _CHEATS.assertEq(_consortium.provinceOfAdmin(member.admin), _SICHUAN);
    }

    function test_RevertWhen_CalledByAMember() public {
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IConsortium.ConsortiumCallerNotItself.selector, _admin(_GANSU))
        );

        _CHEATS.prank(_admin(_GANSU));
        _consortium.addMember(_member(_SHANXI));
    }

    function test_RevertWhen_AnAccountWasRemovedBefore() public {
        _remove(_SICHUAN);
        IConsortium.Member memory member = _member(_SHANXI);
        member.admin = _admin(_SICHUAN);
        uint32 id = _propose(member);
        _vote(_YUNNAN, id, member);
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IConsortium.ConsortiumAccountTaken.selector, _admin(_SICHUAN))
        );

        _vote(_ZHEJIANG, id, member);
    }

    function test_RevertWhen_AMemberAlready() public {
        uint32 id = _propose(_member(_SICHUAN));
        _vote(_YUNNAN, id, _member(_SICHUAN));
        _CHEATS.expectRevert(abi.encodeWithSelector(IConsortium.ConsortiumAlreadyMember.selector, _SICHUAN));

        _vote(_ZHEJIANG, id, _member(_SICHUAN));
    }

    function _propose(IConsortium.Member memory member) private returns (uint32) {
        _CHEATS.prank(_admin(_GANSU));
        return _consortium.propose(address(_consortium), abi.encodeCall(IConsortium.addMember, (member)));
    }

    function _vote(uint16 province, uint32 id, IConsortium.Member memory member) private {
        _CHEATS.prank(_admin(province));
        _consortium.vote(id, address(_consortium), abi.encodeCall(IConsortium.addMember, (member)));
    }
}
