// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IAnchorRegistry} from "./IAnchorRegistry.sol";
import {IConsortium} from "./IConsortium.sol";

/// @title The anchored roots, one slot for each agency and root.
contract AnchorRegistry is IAnchorRegistry {
    uint8 private constant _BRIDGE_STATEMENTS = 2;
    uint8 private constant _AUDIT_HEADS = 3;
    uint8 private constant _BLOCK_BITS = 80;

    IConsortium private immutable _CONSORTIUM;

    mapping(uint32 agency => mapping(bytes32 root => uint256)) private _words;

    constructor(address consortium_) {
        _CONSORTIUM = IConsortium(consortium_);
    }

    /// @inheritdoc IAnchorRegistry
    function anchor(Batch[] calldata batches) external {
        uint16 province = _CONSORTIUM.provinceOfOperator(msg.sender);
        require(province != 0, AnchorCallerNotOperator(msg.sender));
        for (uint256 i = 0; i < batches.length; ++i) {
            _anchor(batches[i], province);
        }
    }

    /// @inheritdoc IAnchorRegistry
    function wordOf(uint32 agency, bytes32 root) external view returns (uint256) {
        return _words[agency][root];
    }

    /// @inheritdoc IAnchorRegistry
    function consortium() external view returns (address) {
        return address(_CONSORTIUM);
    }

    function _anchor(Batch memory batch, uint16 province) private {
        _requireValid(batch, province);
        uint256 word = _wordOfThisBlock(batch);
        uint256 former = _words[batch.agency][batch.root];
        if (former != 0) {
            require(former >> _BLOCK_BITS == word >> _BLOCK_BITS, AnchorIsAnother(batch.root, former));
            return;
        }

        _words[batch.agency][batch.root] = word;
        emit BatchAnchored(batch.root, batch.agency, word);
    }

    function _wordOfThisBlock(Batch memory batch) private view returns (uint256 word) {
        word = uint40(block.timestamp);
        word |= uint256(uint40(block.number)) << 40;
        word |= uint256(batch.treeSize) << _BLOCK_BITS;
        word |= uint256(batch.agency) << 112;
        word |= uint256(batch.suiteBitmap) << 144;
        word |= uint256(batch.kind) << 160;
    }

    function _requireValid(Batch memory batch, uint16 province) private pure {
        require(batch.agency >> 16 == province, AnchorOfOtherProvince(batch.agency, province));
        require(batch.root != 0, AnchorRootMissing());
        require(batch.treeSize != 0, AnchorTreeEmpty(batch.root));
        require(batch.kind != 0 && batch.kind <= _AUDIT_HEADS, AnchorKindUnknown(batch.root, batch.kind));
        require(batch.suiteBitmap != 0 || batch.kind > _BRIDGE_STATEMENTS, AnchorSuiteMissing(batch.root));
    }
}
