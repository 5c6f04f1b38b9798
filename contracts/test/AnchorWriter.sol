// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IAnchorRegistry} from "../src/IAnchorRegistry.sol";
import {IConsortium} from "../src/IConsortium.sol";
import {TestBase} from "./TestBase.sol";

/// @title Operators of several provinces anchor the same few roots again and again, with all kinds of data.
contract AnchorWriter is TestBase {
    uint256 public constant ROOTS = 4;

    IConsortium private _consortium;
    IAnchorRegistry private _anchors;
    address[] private _operators;

    /// @notice What was anchored: the agency, the root, the word after the call that anchored it, and the
    /// province whose operator made that call.
    struct Anchored {
        uint32 agency;
        bytes32 root;
        uint256 word;
        uint16 province;
    }

    Anchored[] private _anchored;

    /// @notice How many events said that a root was anchored.
    uint256 public told;
    /// @notice How many valid batches were refused that their own agency had not anchored before.
    uint256 public hindered;

    constructor(IConsortium consortium, IAnchorRegistry anchors, address[] memory operators) {
        _consortium = consortium;
        _anchors = anchors;
        _operators = operators;
    }

    function anchor(uint256 who, uint256 root, uint16 province, uint32 treeSize, uint8 kind, uint8 later)
        external
    {
        address operator = _operators[who % _operators.length];
        uint16 own = _consortium.provinceOfOperator(operator);
        IAnchorRegistry.Batch[] memory batches = new IAnchorRegistry.Batch[](1);
        batches[0] = IAnchorRegistry.Batch({
            root: bytes32(1 + root % ROOTS),
            treeSize: 1 + treeSize % 2,
            agency: uint32(province % 2 == 0 ? province : own) << 16 | 1,
            suiteBitmap: 1,
            kind: kind % 4
        });
        _CHEATS.warp(block.timestamp + later);
        _CHEATS.roll(block.number + later);

        _send(operator, own, batches);
    }

    function anchored() external view returns (Anchored[] memory) {
        return _anchored;
    }

    function _send(address operator, uint16 own, IAnchorRegistry.Batch[] memory batches) private {
        IAnchorRegistry.Batch memory batch = batches[0];
        bool isNew = _anchors.wordOf(batch.agency, batch.root) == 0;
        _CHEATS.recordLogs();
        _CHEATS.prank(operator);
        try _anchors.anchor(batches) {}
        catch {
            hindered += isNew && own != 0 && batch.agency >> 16 == own && batch.kind != 0 ? 1 : 0;
        }

        told += _CHEATS.getRecordedLogs().length;
        uint256 word = _anchors.wordOf(batch.agency, batch.root);
        if (isNew && word != 0) {
            _anchored.push(Anchored(batch.agency, batch.root, word, own));
        }
    }
}
