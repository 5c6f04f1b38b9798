// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IntruderFixture} from "./IntruderFixture.sol";

/// @title What a removed member can do, whatever it calls: nothing.
contract RemovedMemberInvariant is IntruderFixture {
    function setUp() public override {
        super.setUp();
        _remove(_SICHUAN);
    }

    function invariant_ARemovedMemberWritesNothing() public view {
        _CHEATS.assertEq(_intruder.successes(), 0);
    }
}
