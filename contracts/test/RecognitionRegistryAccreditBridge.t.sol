// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IRecognitionRegistry} from "../src/IRecognitionRegistry.sol";
import {RegistryFixture} from "./RegistryFixture.sol";

contract RecognitionRegistryAccreditBridgeTest is RegistryFixture {
    uint32 private _body;

    function setUp() public override {
        super.setUp();
        _body = _agency(_GANSU, 3);
    }

    function test_RecordsThePeriod(uint40 from, uint40 until) public {
        from = _moment(from);
        until = until % 2 == 0 ? 0 : uint40(_between(until, from + 1, type(uint40).max));

        _accredit(_body, from, until);

        _CHEATS.assertEq(_recognition.accreditationCountOf(_ZHEJIANG, _body), 1);
        _CHEATS.assertEq(
            abi.encode(_recognition.accreditationOf(_ZHEJIANG, _body, 1)),
            abi.encode(IRecognitionRegistry.Accreditation({from: from, until: until, recordedAt: _START}))
        );
    }

    function test_TellsTheAccreditation() public {
        _CHEATS.expectEmit(address(_recognition));
        emit IRecognitionRegistry.BridgeAccredited(_ZHEJIANG, _body, _START, _START + 5);

        _accredit(_body, _START, _START + 5);

        _CHEATS.assertEq(_recognition.eventCount(), 1);
    }

    function test_EachProvinceAccreditsForItself() public {
        _accredit(_body, _START, 0);

        _CHEATS.assertEq(_recognition.accreditationCountOf(_GANSU, _body), 0);
    }

    function test_PeriodsMayTouch(uint40 until) public {
        until = uint40(_between(until, _START + 1, type(uint40).max));
        _accredit(_body, _START, until);

        _accredit(_body, until, 0);

        _CHEATS.assertEq(_recognition.accreditationOf(_ZHEJIANG, _body, 1).until, until);
        _CHEATS.assertEq(_recognition.accreditationOf(_ZHEJIANG, _body, 2).from, until);
    }

    function test_RevertWhen_TheFormerHasNotEnded(uint40 from) public {
        from = uint40(_between(from, 1, _START + 9));
        _accredit(_body, _START, _START + 10);
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IRecognitionRegistry.RecognitionAccreditedBefore.selector, _body)
        );

        _accredit(_body, from, 0);
    }

    function test_RevertWhen_TheFormerHasNoEnd(uint40 from) public {
        _accredit(_body, _START, 0);
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IRecognitionRegistry.RecognitionAccreditedBefore.selector, _body)
        );

        _accredit(_body, _moment(from), 0);
    }

    function test_RevertWhen_PeriodIsInvalid(uint40 from, uint40 until) public {
        until = _moment(until);
        from = from == 0 ? 0 : uint40(_between(from, until, type(uint40).max));
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IRecognitionRegistry.RecognitionPeriodInvalid.selector, from, until)
        );

        _accredit(_body, from, until);
    }

    function test_RevertWhen_NoAgencyCanHaveTheNumber(uint16 province, uint16 sequence) public {
        _CHEATS.assume(province < 10 || province > 99 || sequence == 0);
        uint32 agency = _agency(province, sequence);
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IRecognitionRegistry.RecognitionAgencyInvalid.selector, agency)
        );

        _accredit(agency, _START, 0);
    }

    function test_RevertWhen_CallerIsNoAdmin(address caller) public {
        _CHEATS.assume(_consortium.provinceOfAdmin(caller) == 0);
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IRecognitionRegistry.RecognitionCallerNotAdmin.selector, caller)
        );

        _CHEATS.prank(caller);
        _recognition.accreditBridge(_body, _START, 0);
    }

    function _accredit(uint32 agency, uint40 from, uint40 until) private {
        _CHEATS.prank(_admin(_ZHEJIANG));
        _recognition.accreditBridge(agency, from, until);
    }
}
