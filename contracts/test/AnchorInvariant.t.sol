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
        for (uint256 root = 1; root <= _writer.ROOTS(); ++root) {
            _CHEATS.assertEq(_anchors.wordOf(bytes32(root)), _writer.firstWordOf(root));
        }
    }

    function invariant_AnAnchorIsOfTheProvinceThatWroteIt() public view {
        for (uint256 root = 1; root <= _writer.ROOTS(); ++root) {
            _CHEATS.assertEq(uint16(_anchors.wordOf(bytes32(root)) >> 128), _writer.provinceOf(root));
        }
    }

    function invariant_EveryAnchorIsToldOnce() public view {
        _CHEATS.assertEq(_writer.told(), _writer.anchored());
    }

    function afterInvariant() public view {
        _CHEATS.assertTrue(_writer.anchored() > 0);
    }
}
