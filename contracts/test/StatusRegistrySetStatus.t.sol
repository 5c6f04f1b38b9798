// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IStatusRegistry} from "../src/IStatusRegistry.sol";
import {RegistryFixture} from "./RegistryFixture.sol";

contract StatusRegistrySetStatusTest is RegistryFixture {
    uint8 private constant _ACTIVE = 1;
    uint8 private constant _SUSPENDED = 2;
    uint8 private constant _SUPERSEDED = 3;
    uint8 private constant _REVOKED = 4;
    uint8 private constant _CANCELLED = 5;
    uint32 private constant _AGENCY = uint32(_GANSU) << 16 | 1;
    bytes32 private constant _HANDLE = "handle";

    function test_KeepsOneWordACertificate(bytes32 handle, uint8 state, uint8 reason, uint40 effectiveFrom)
        public
    {
        state = uint8(_between(state, _SUSPENDED, _CANCELLED));
        IStatusRegistry.Change memory change = _valid(handle, state, reason, effectiveFrom, 0);
        _CHEATS.warp(_START + 9);

        _setAs(_operator(_GANSU), change);

        uint256 word = _statuses.wordOf(_AGENCY, change.handleHash);
        _CHEATS.assertEq(uint8(word), change.state);
        _CHEATS.assertEq(uint8(word >> 8), change.reason);
        _CHEATS.assertEq(uint40(word >> 16), change.effectiveFrom);
        _CHEATS.assertEq(uint40(word >> 56), _START + 9);
        _CHEATS.assertEq(uint32(word >> 96), 1);
    }

    function test_LinksEachWordToTheOneBefore(bytes32 first, bytes32 second) public {
        IStatusRegistry.Change memory suspension = _valid(_HANDLE, _SUSPENDED, 7, 5, 0);
        suspension.detail = first;
        IStatusRegistry.Change memory resumption = _valid(_HANDLE, _ACTIVE, 8, 6, 1);
        resumption.detail = second;

        _setAs(_operator(_GANSU), suspension);
        _setAs(_operator(_GANSU), resumption);

        uint256 former = _linked(0, _word(suspension, 1), first);
        _CHEATS.assertEq(_statuses.wordOf(_AGENCY, _HANDLE), _linked(former, _word(resumption, 2), second));
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

        _CHEATS.assertEq(uint32(_statuses.wordOf(_AGENCY, _HANDLE) >> 96), 3);
    }

    function test_TellsEveryChange() public {
        IStatusRegistry.Change[] memory changes = new IStatusRegistry.Change[](2);
        changes[0] = _valid(_HANDLE, _SUSPENDED, 6, _START - 5, 0);
        changes[1] = _valid(_HANDLE, _ACTIVE, 0, _START, 1);
        changes[1].detail = "detail";
        uint256 first = _linked(0, _word(changes[0], 1), 0);
        uint256 second = _linked(first, _word(changes[1], 2), "detail");
        _CHEATS.expectEmit(address(_statuses));
        emit IStatusRegistry.StatusChanged(_AGENCY, _HANDLE, first, 0);
        _CHEATS.expectEmit(address(_statuses));
        emit IStatusRegistry.StatusChanged(_AGENCY, _HANDLE, second, "detail");

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

    /// @dev The table of docs/lifecycle.md, as Certs.Core has it too: every state after every other, 0 for never
    /// changed.
    function test_OnlyWhatTheTableAllowsFollows() public {
        uint8[6] memory followers = [0x3c, 0x3c, 0x32, 0x10, 0, 0];
        for (uint8 former = 0; former <= _CANCELLED; ++former) {
            for (uint8 state = _ACTIVE; state <= _CANCELLED; ++state) {
                bytes32 handle = keccak256(abi.encode(former, state));
                uint32 sequence = _bringTo(handle, former);
                bool mayFollow = followers[former] >> state & 1 == 1;
                if (!mayFollow) {
                    _CHEATS.expectRevert(
                        former >= _REVOKED
                            ? abi.encodeWithSelector(IStatusRegistry.StatusFinal.selector, handle)
                            : abi.encodeWithSelector(
                                IStatusRegistry.StatusCannotFollow.selector, handle, former, state
                            )
                    );
                }

                _setAs(_operator(_GANSU), _valid(handle, state, 1, 1, sequence));

                _CHEATS.assertEq(uint8(_statuses.wordOf(_AGENCY, handle)), mayFollow ? state : former);
            }
        }
    }

    function test_RevertWhen_Final(uint8 last, uint8 state, uint32 expectedSequence) public {
        last = last % 2 == 0 ? _REVOKED : _CANCELLED;
        state = uint8(_between(state, _ACTIVE, _CANCELLED));
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

    /// @return sequence How many changes that took.
    function _bringTo(bytes32 handle, uint8 state) private returns (uint32 sequence) {
        if (state == _ACTIVE) {
            _setAs(_operator(_GANSU), _valid(handle, _SUSPENDED, 0, 1, sequence++));
        }
        if (state != 0) {
            _setAs(_operator(_GANSU), _valid(handle, state, 0, 1, sequence++));
        }
    }

    function _word(IStatusRegistry.Change memory change, uint256 sequence) private pure returns (uint256) {
        return sequence << 96 | uint256(_START) << 56 | uint256(change.effectiveFrom) << 16
            | uint256(change.reason) << 8 | change.state;
    }

    function _linked(uint256 former, uint256 word, bytes32 detail) private pure returns (uint256) {
        return uint256(keccak256(abi.encode(former, word, detail))) >> 128 << 128 | word;
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
            state: state,
            reason: reason,
            effectiveFrom: effectiveFrom == 0 ? 1 : effectiveFrom,
            expectedSequence: expectedSequence,
            detail: 0
        });
    }
}
