// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IAnchorRegistry} from "../src/IAnchorRegistry.sol";
import {IConsortium} from "../src/IConsortium.sol";
import {TestBase} from "./TestBase.sol";

/// @title Operators of several provinces anchor a few roots again and again, with all kinds of data.
contract AnchorWriter is TestBase {
    uint256 public constant ROOTS = 4;

    IConsortium private _consortium;
    IAnchorRegistry private _anchors;
    address[] private _operators;

    /// @notice The word of a root after the call that anchored it; 0: not anchored.
    mapping(uint256 root => uint256) public firstWordOf;
    /// @notice The province whose operator anchored a root.
    mapping(uint256 root => uint16) public provinceOf;
    /// @notice How many roots were anchored, and how many events said so.
    uint256 public anchored;
    uint256 public told;

    constructor(IConsortium consortium, IAnchorRegistry anchors, address[] memory operators) {
        _consortium = consortium;
        _anchors = anchors;
        _operators = operators;
    }

    function anchor(uint256 who, uint256 root, uint16 province, uint32 treeSize, uint8 kind, uint8 later)
        external
    {
        address operator = _operators[who % _operators.length];
        root = 1 + root % ROOTS;
        province = province % 2 == 0 ? province : _consortium.provinceOfOperator(operator);
        IAnchorRegistry.Batch[] memory batches = new IAnchorRegistry.Batch[](1);
        batches[0] = IAnchorRegistry.Batch({
            root: bytes32(root),
            treeSize: 1 + treeSize % 2,
            agency: uint32(province) << 16 | 1,
            suiteBitmap: 1,
            kind: kind % 4
        });
        _CHEATS.warp(block.timestamp + later);
        _CHEATS.roll(block.number + later);
        _CHEATS.recordLogs();

        _CHEATS.prank(operator);
        try _anchors.anchor(batches) {} catch {}

        told += _CHEATS.getRecordedLogs().length;
        if (firstWordOf[root] == 0 && _anchors.wordOf(bytes32(root)) != 0) {
            firstWordOf[root] = _anchors.wordOf(bytes32(root));
            provinceOf[root] = _consortium.provinceOfOperator(operator);
            ++anchored;
        }
    }
}
