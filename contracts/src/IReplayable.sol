// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

/// @title A contract whose records can be rebuilt from its events alone.
interface IReplayable {
    /// @notice How many events this contract has ever emitted, its constructor's included. A reader that
    /// replays the log and counts as many has missed none.
    /// @dev Storage slot 0, bits 0..63, in every contract that has it.
    function eventCount() external view returns (uint64);
}
