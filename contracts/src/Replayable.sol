// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IReplayable} from "./IReplayable.sol";

/// @title Counts the events of the contract that inherits it.
abstract contract Replayable is IReplayable {
    uint64 private _eventCount;

    /// @inheritdoc IReplayable
    function eventCount() external view returns (uint64) {
        return _eventCount;
    }

    /// @dev Called once for every `emit`, or once with the number of events of a loop.
    function _countEvents(uint64 events) internal {
        _eventCount += events;
    }
}
