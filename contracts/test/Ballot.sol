// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

/// @title A target for proposals: notes what it was told and by whom, or refuses.
contract Ballot {
    uint256 public told;
    uint256 public calls;
    address public caller;

    error BallotRefused(uint256 value);

    function tell(uint256 value) external {
        told = value;
        caller = msg.sender;
        ++calls;
    }

    function refuse(uint256 value) external pure {
        revert BallotRefused(value);
    }
}
