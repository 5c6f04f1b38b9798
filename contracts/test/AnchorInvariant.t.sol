// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {AnchorWriter} from "./AnchorWriter.sol";
import {RegistryFixture} from "./RegistryFixture.sol";

contract AnchorInvariant is RegistryFixture {
    AnchorWriter private _writer;

    function setUp() public override {
        super.setUp();
        address[] memory operators = new address[](3);
        operators[0] = _operator(_GANSU);
        operators[1] = _operator(_YUNNAN);
        operators[2] = _STRANGER;
        _writer = new AnchorWriter(_consortium, _anchors, operators);
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_writer);
    }

    function invariant_AnAnchorNeverChanges() public view {
        AnchorWriter.Anchored[] memory all = _writer.anchored();
        for (uint256 i = 0; i < all.length; ++i) {
            _CHEATS.assertEq(_anchors.wordOf(all[i].agency, all[i].root), all[i].word);
        }
    }

    function invariant_AnAnchorIsOfTheProvinceThatWroteIt() public view {
        AnchorWriter.Anchored[] memory all = _writer.anchored();
        for (uint256 i = 0; i < all.length; ++i) {
            _CHEATS.assertEq(uint32(all[i].word >> 112), all[i].agency);
            _CHEATS.assertEq(all[i].agency >> 16, all[i].province);
        }
    }

    function invariant_NoAnchorStandsInTheWayOfAnotherAgencys() public view {
        _CHEATS.assertEq(_writer.hindered(), 0);
    }

    function invariant_EveryAnchorIsToldOnce() public view {
        _CHEATS.assertEq(_writer.told(), _writer.anchored().length);
    }

    function afterInvariant() public view {
        _CHEATS.assertTrue(_writer.anchored().length > 0);
    }
}
