// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IStatusRegistry} from "../src/IStatusRegistry.sol";
import {RegistryFixture} from "./RegistryFixture.sol";

contract StatusRegistrySetStatusTest is RegistryFixture {
    uint8 private constant _ACTIVE = 1;
    uint8 private constant _SUSPENDED = 2;
    uint8 private constant _REVOKED = 4;
    uint8 private constant _CANCELLED = 5;
    uint32 private constant _AGENCY = uint32(_GANSU) << 16 | 1;
    bytes32 private constant _HANDLE = "handle";

    function test_KeepsOneWordACertificate(bytes32 handle, uint8 state, uint8 reason, uint40 effectiveFrom)
        public
    {
        IStatusRegistry.Change memory change = _valid(handle, state, reason, effectiveFrom, 0);
        _CHEATS.warp(_START + 9);

        _setAs(_operator(_GANSU), change);

        uint256 word = _statuses.wordOf(_AGENCY, change.handleHash);
        _CHEATS.assertEq(uint8(word), change.state);
        _CHEATS.assertEq(uint8(word >> 8), change.reason);
        _CHEATS.assertEq(uint40(word >> 16), change.effectiveFrom);
        _CHEATS.assertEq(uint40(word >> 56), _START + 9);
        _CHEATS.assertEq(word >> 96, 1);
    }

    function test_KeepsTheWordAtItsSlot(bytes32 handle) public {
        IStatusRegistry.Change memory change = _valid(handle, _SUSPENDED, 0, 1, 0);

        _setAs(_operator(_GANSU), change);

        bytes32 slot =
            keccak256(abi.encode(change.handleHash, keccak256(abi.encode(uint256(_AGENCY), uint256(1)))));
        _CHEATS.assertEq(
            _CHEATS.load(address(_statuses), slot), bytes32(_statuses.wordOf(_AGENCY, change.handleHash))
        );
    }

    function test_CountsTheChangesUp() public {
        _setAs(_operator(_GANSU), _valid(_HANDLE, _SUSPENDED, 0, 1, 0));
        _setAs(_operator(_GANSU), _valid(_HANDLE, _ACTIVE, 0, 2, 1));
        _setAs(_operator(_GANSU), _valid(_HANDLE, _REVOKED, 3, 3, 2));

        _CHEATS.assertEq(_statuses.wordOf(_AGENCY, _HANDLE) >> 96, 3);
    }

    function test_TellsEveryChange() public {
        IStatusRegistry.Change[] memory changes = new IStatusRegistry.Change[](2);
        changes[0] = _valid(_HANDLE, _SUSPENDED, 6, _START - 5, 0);
        changes[1] = _valid(_HANDLE, _ACTIVE, 0, _START, 1);
        _CHEATS.expectEmit(address(_statuses));
        emit IStatusRegistry.StatusChanged(
            _AGENCY,
            _HANDLE,
            uint256(1) << 96 | uint256(_START) << 56 | uint256(_START - 5) << 16 | uint256(6) << 8
                | _SUSPENDED
        );
        _CHEATS.expectEmit(address(_statuses));
        emit IStatusRegistry.StatusChanged(
            _AGENCY, _HANDLE, uint256(2) << 96 | uint256(_START) << 56 | uint256(_START) << 16 | _ACTIVE
        );

        _CHEATS.prank(_operator(_GANSU));
        _statuses.setStatus(changes);

        _CHEATS.assertEq(_statuses.eventCount(), 2);
    }

    function test_TheSameHandleOfAnotherProvinceIsAnother() public {
        IStatusRegistry.Change memory change = _valid(_HANDLE, _REVOKED, 0, 1, 0);
        change.agency = _agency(_YUNNAN, 1);

        _setAs(_operator(_YUNNAN), change);

        _CHEATS.assertEq(_statuses.wordOf(_AGENCY, _HANDLE), 0);
        _setAs(_operator(_GANSU), _valid(_HANDLE, _SUSPENDED, 0, 1, 0));
        _CHEATS.assertEq(uint8(_statuses.wordOf(_AGENCY, _HANDLE)), _SUSPENDED);
    }

    function test_RevertWhen_Final(uint8 last, uint8 state, uint32 expectedSequence) public {
        last = last % 2 == 0 ? _REVOKED : _CANCELLED;
        _setAs(_operator(_GANSU), _valid(_HANDLE, last, 0, 1, 0));
        _CHEATS.expectRevert(abi.encodeWithSelector(IStatusRegistry.StatusFinal.selector, _HANDLE));

        _setAs(_operator(_GANSU), _valid(_HANDLE, state, 0, 1, expectedSequence));
    }

    function test_RevertWhen_SequenceIsAnother(uint32 expectedSequence) public {
        _CHEATS.assume(expectedSequence != 1);
        _setAs(_operator(_GANSU), _valid(_HANDLE, _SUSPENDED, 0, 1, 0));
        uint256 word = _statuses.wordOf(_AGENCY, _HANDLE);
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IStatusRegistry.StatusSequenceIsAnother.selector, _HANDLE, word)
        );

        _setAs(_operator(_GANSU), _valid(_HANDLE, _ACTIVE, 0, 1, expectedSequence));
    }

    function test_RevertWhen_OneOfManyIsInvalid() public {
        IStatusRegistry.Change[] memory changes = new IStatusRegistry.Change[](2);
        changes[0] = _valid("first", _SUSPENDED, 0, 1, 0);
        changes[1] = _valid("second", _SUSPENDED, 0, 1, 1);
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IStatusRegistry.StatusSequenceIsAnother.selector, bytes32("second"), 0)
        );

        _CHEATS.prank(_operator(_GANSU));
        _statuses.setStatus(changes);
    }

    function test_RevertWhen_CallerIsNoOperator(address caller) public {
        _CHEATS.assume(_consortium.provinceOfOperator(caller) == 0);
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IStatusRegistry.StatusCallerNotOperator.selector, caller)
        );

        _setAs(caller, _valid(_HANDLE, _REVOKED, 0, 1, 0));
    }

    function test_RevertWhen_CallersProvinceWasRemoved() public {
        _remove(_SICHUAN);
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IStatusRegistry.StatusCallerNotOperator.selector, _operator(_SICHUAN))
        );

        _setAs(_operator(_SICHUAN), _valid(_HANDLE, _REVOKED, 0, 1, 0));
    }

    function test_RevertWhen_AgencyIsOfAnotherProvince(uint32 agency) public {
        _CHEATS.assume(agency >> 16 != _GANSU);
        IStatusRegistry.Change memory change = _valid(_HANDLE, _REVOKED, 0, 1, 0);
        change.agency = agency;
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IStatusRegistry.StatusOfOtherProvince.selector, agency, _GANSU)
        );

        _setAs(_operator(_GANSU), change);
    }

    function test_RevertWhen_HandleIsMissing() public {
        IStatusRegistry.Change memory change = _valid(_HANDLE, _REVOKED, 0, 1, 0);
        change.handleHash = 0;
        _CHEATS.expectRevert(abi.encodeWithSelector(IStatusRegistry.StatusHandleMissing.selector));

        _setAs(_operator(_GANSU), change);
    }

    function test_RevertWhen_StateIsUnknown(uint8 state) public {
        _CHEATS.assume(state == 0 || state > _CANCELLED);
        IStatusRegistry.Change memory change = _valid(_HANDLE, _REVOKED, 0, 1, 0);
        change.state = state;
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IStatusRegistry.StatusStateUnknown.selector, _HANDLE, state)
        );

        _setAs(_operator(_GANSU), change);
    }

    function test_RevertWhen_EffectiveFromIsMissing() public {
        IStatusRegistry.Change memory change = _valid(_HANDLE, _REVOKED, 0, 1, 0);
        change.effectiveFrom = 0;
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IStatusRegistry.StatusEffectiveFromMissing.selector, _HANDLE)
        );

        _setAs(_operator(_GANSU), change);
    }

    function _setAs(address caller, IStatusRegistry.Change memory change) private {
        IStatusRegistry.Change[] memory changes = new IStatusRegistry.Change[](1);
        changes[0] = change;
        _CHEATS.prank(caller);
        _statuses.setStatus(changes);
    }

    function _valid(bytes32 handle, uint8 state, uint8 reason, uint40 effectiveFrom, uint32 expectedSequence)
        private
        pure
        returns (IStatusRegistry.Change memory)
    {
        return IStatusRegistry.Change({
            handleHash: handle == 0 ? _HANDLE : handle,
            agency: _AGENCY,
            state: uint8(_between(state, _ACTIVE, _CANCELLED)),
            reason: reason,
            effectiveFrom: effectiveFrom == 0 ? 1 : effectiveFrom,
            expectedSequence: expectedSequence
        });
    }
}
