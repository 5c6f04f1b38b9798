// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {Consortium} from "../src/Consortium.sol";
import {IConsortium} from "../src/IConsortium.sol";
import {ConsortiumFixture} from "./ConsortiumFixture.sol";

contract ConsortiumConstructorTest is ConsortiumFixture {
    function test_AdmitsTheMembers() public view {
        _CHEATS.assertEq(_consortium.memberCount(), 4);
        _CHEATS.assertEq(_consortium.membershipOf(_GANSU), 1);
        _CHEATS.assertEq(_consortium.membershipOf(_SICHUAN), 4);
        _CHEATS.assertEq(_consortium.provinceOfAdmin(_admin(_ZHEJIANG)), _ZHEJIANG);
        _CHEATS.assertEq(_consortium.provinceOfOperator(_operator(_ZHEJIANG)), _ZHEJIANG);
        _CHEATS.assertEq(_consortium.operatorOf(_YUNNAN), _operator(_YUNNAN));
        _CHEATS.assertEq(_consortium.epoch(), 0);
        _CHEATS.assertEq(
            abi.encode(_consortium.membership(1)),
            abi.encode(
                IConsortium.Membership({province: _GANSU, since: _START, until: 0, admin: _admin(_GANSU)})
            )
        );
    }

    function test_AdmitsAMemberWithoutAnOperator() public {
        IConsortium.Member[] memory members = _two(_member(_GANSU), _member(_YUNNAN));
        members[1].operator = address(0);

        Consortium consortium = new Consortium(members);

        _CHEATS.assertEq(consortium.operatorOf(_YUNNAN), address(0));
        _CHEATS.assertEq(consortium.provinceOfOperator(address(0)), 0);
    }

    function test_AdmitsEveryTwoDigits() public {
        Consortium consortium = new Consortium(_two(_member(10), _member(99)));

        _CHEATS.assertEq(consortium.membershipOf(10), 1);
        _CHEATS.assertEq(consortium.membershipOf(99), 2);
    }

    function test_TellsAndCountsEveryAdmission() public {
        _CHEATS.recordLogs();

        Consortium consortium = new Consortium(_two(_member(_GANSU), _member(_YUNNAN)));

        _CHEATS.assertEq(_CHEATS.getRecordedLogs().length, 2);
        _CHEATS.assertEq(consortium.eventCount(), 2);
    }

    function test_AccountsOfNobodyHaveNoProvince(address account) public view {
        _CHEATS.assume(account < address(0x0E0000) || account > address(0xAE0000));

        _CHEATS.assertEq(_consortium.provinceOfAdmin(account), 0);
        _CHEATS.assertEq(_consortium.provinceOfOperator(account), 0);
    }

    function test_AdminsAndOperatorsAreNotEachOther() public view {
        _CHEATS.assertEq(_consortium.provinceOfOperator(_admin(_GANSU)), 0);
        _CHEATS.assertEq(_consortium.provinceOfAdmin(_operator(_GANSU)), 0);
    }

    function test_RevertWhen_FewerThanTwo() public {
        IConsortium.Member[] memory members = new IConsortium.Member[](1);
        members[0] = _member(_GANSU);
        _CHEATS.expectRevert(abi.encodeWithSelector(IConsortium.ConsortiumTooSmall.selector));

        new Consortium(members);
    }

    function test_RevertWhen_ProvinceIsNoTwoDigits(uint16 province) public {
        _CHEATS.assume(province < 10 || province > 99);
        IConsortium.Member[] memory members = _two(_member(_GANSU), _member(province));
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IConsortium.ConsortiumProvinceUnknown.selector, province)
        );

        new Consortium(members);
    }

    function test_RevertWhen_ProvinceComesTwice() public {
        IConsortium.Member[] memory members = _two(_member(_GANSU), _member(_YUNNAN));
        members[1].province = _GANSU;
        _CHEATS.expectRevert(abi.encodeWithSelector(IConsortium.ConsortiumAlreadyMember.selector, _GANSU));

        new Consortium(members);
    }

    function test_RevertWhen_AdminIsMissing() public {
        IConsortium.Member[] memory members = _two(_member(_GANSU), _member(_YUNNAN));
        members[1].admin = address(0);
        _CHEATS.expectRevert(abi.encodeWithSelector(IConsortium.ConsortiumAdminMissing.selector, _YUNNAN));

        new Consortium(members);
    }

    function test_RevertWhen_AccountComesTwice() public {
        IConsortium.Member[] memory members = _two(_member(_GANSU), _member(_YUNNAN));
        members[1].operator = _admin(_GANSU);
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IConsortium.ConsortiumAccountTaken.selector, _admin(_GANSU))
        );

        new Consortium(members);
    }

    function _two(IConsortium.Member memory first, IConsortium.Member memory second)
        private
        pure
        returns (IConsortium.Member[] memory members)
    {
        members = new IConsortium.Member[](2);
        members[0] = first;
        members[1] = second;
    }
}
