// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IConsortium} from "../src/IConsortium.sol";
import {IStatusRegistry} from "../src/IStatusRegistry.sol";
import {TestBase} from "./TestBase.sol";

/// @title Operators of several provinces change the status of a few certificates, and each change is watched.
contract StatusWriter is TestBase {
    uint256 private constant _HANDLES = 2;

    IConsortium private _consortium;
    IStatusRegistry private _statuses;
    address[] private _operators;
    uint32[] private _agencies;

    /// @notice Calls that went through, and calls that were refused.
    uint256 public changes;
    uint256 public refusals;
    /// @notice Things that must not be: a final status that changed, a sequence that did not go up by one, a
    /// change of another province's certificate, a change of another certificate than was named, a change by
    /// a refused call.
    uint256 public changesOfFinal;
    uint256 public leaps;
    uint256 public intrusions;
    uint256 public sideEffects;

    constructor(
        IConsortium consortium,
        IStatusRegistry statuses,
        address[] memory operators,
        uint32[] memory agencies
    ) {
        _consortium = consortium;
        _statuses = statuses;
        _operators = operators;
        _agencies = agencies;
    }

    function set(uint256 who, uint256 agency, uint256 handle, uint8 state, uint32 sequence, bool isInTurn)
        external
    {
        address operator = _operators[who % _operators.length];
        IStatusRegistry.Change memory change = IStatusRegistry.Change({
            handleHash: bytes32(1 + handle % _HANDLES),
            agency: _agencies[agency % _agencies.length],
            state: state % 7,
            reason: 0,
            effectiveFrom: _START,
            expectedSequence: sequence,
            detail: bytes32(uint256(sequence))
        });
        uint256 before = _statuses.wordOf(change.agency, change.handleHash);
        change.expectedSequence = isInTurn ? uint32(before >> 96) : sequence % 4;
        bytes32 othersBefore = _digestWithout(change);

        bool succeeded = _set(operator, change);

        uint256 afterwards = _statuses.wordOf(change.agency, change.handleHash);
        if (succeeded) {
            ++changes;
            changesOfFinal += uint8(before) == 4 || uint8(before) == 5 ? 1 : 0;
            leaps += uint32(afterwards >> 96) == uint32(before >> 96) + 1 ? 0 : 1;
            intrusions += change.agency >> 16 == _consortium.provinceOfOperator(operator) ? 0 : 1;
        } else {
            ++refusals;
            sideEffects += before == afterwards ? 0 : 1;
        }
        sideEffects += othersBefore == _digestWithout(change) ? 0 : 1;
    }

    function _set(address operator, IStatusRegistry.Change memory change) private returns (bool) {
        IStatusRegistry.Change[] memory all = new IStatusRegistry.Change[](1);
        all[0] = change;
        _CHEATS.prank(operator);
        try _statuses.setStatus(all) {
            return true;
        } catch {
            return false;
        }
    }

    function _digestWithout(IStatusRegistry.Change memory change) private view returns (bytes32 digest) {
        for (uint256 i = 0; i < _agencies.length; ++i) {
            for (uint256 handle = 1; handle <= _HANDLES; ++handle) {
                if (_agencies[i] != change.agency || bytes32(handle) != change.handleHash) {
                    digest = keccak256(abi.encode(digest, _statuses.wordOf(_agencies[i], bytes32(handle))));
                }
            }
        }
    }
}
