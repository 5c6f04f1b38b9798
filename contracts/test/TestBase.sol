// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {ICheats} from "./ICheats.sol";

/// @title What every test needs of forge. (npm's forge-std lacks a dependency of its own.)
abstract contract TestBase {
    ICheats internal constant _CHEATS = ICheats(address(uint160(uint256(keccak256("hevm cheat code")))));

    /// @dev 2026-01-01 00:00:00 UTC: block time of the deployments.
    uint40 internal constant _START = 1_767_225_600;

    /// @dev Folds a fuzzed value into `first` to `last`, both included.
    function _between(uint256 value, uint256 first, uint256 last) internal pure returns (uint256) {
        return value >= first && value <= last ? value : first + value % (last - first + 1);
    }

    /// @dev A fuzzed moment from 1970 on that leaves room for what comes after it.
    function _moment(uint256 value) internal pure returns (uint40) {
        return uint40(_between(value, 1, type(uint40).max / 2));
    }
}
