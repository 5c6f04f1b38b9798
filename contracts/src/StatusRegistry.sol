// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IConsortium} from "./IConsortium.sol";
import {IStatusRegistry} from "./IStatusRegistry.sol";
import {Replayable} from "./Replayable.sol";

/// @title The statuses, one slot each.
contract StatusRegistry is IStatusRegistry, Replayable {
    uint8 private constant _REVOKED = 4;
    uint8 private constant _CANCELLED = 5;
    uint8 private constant _SEQUENCE_BIT = 96;
    uint8 private constant _LINK_BIT = 128;
    /// @dev One byte a former state, from 0 (never changed): bit n is set when state n may follow.
    uint256 private constant _FOLLOWERS = 0x10323c3c;

    IConsortium private immutable _CONSORTIUM;

    mapping(uint32 agency => mapping(bytes32 handleHash => uint256)) private _words;

    constructor(address consortium_) {
        _CONSORTIUM = IConsortium(consortium_);
    }

    /// @inheritdoc IStatusRegistry
    function setStatus(Change[] calldata changes) external {
        uint16 province = _CONSORTIUM.provinceOfOperator(msg.sender);
        require(province != 0, StatusCallerNotOperator(msg.sender));
        for (uint256 i = 0; i < changes.length; ++i) {
            _set(changes[i], province);
        }
        _countEvents(uint64(changes.length));
    }

    /// @inheritdoc IStatusRegistry
    function wordOf(uint32 agency, bytes32 handleHash) external view returns (uint256) {
        return _words[agency][handleHash];
    }

    /// @inheritdoc IStatusRegistry
    function consortium() external view returns (address) {
        return address(_CONSORTIUM);
    }

    function _set(Change memory change, uint16 province) private {
        _requireValid(change, province);
        uint256 former = _words[change.agency][change.handleHash];
        uint256 formerState = former & type(uint8).max;
        uint256 formerSequence = former >> _SEQUENCE_BIT & type(uint32).max;
        require(formerState != _REVOKED && formerState != _CANCELLED, StatusFinal(change.handleHash));
        require(
            formerSequence == change.expectedSequence, StatusSequenceIsAnother(change.handleHash, former)
        );
        require(
            _FOLLOWERS >> (formerState * 8 + change.state) & 1 == 1,
            StatusCannotFollow(change.handleHash, formerState, change.state)
        );

        uint256 word = _wordOfThisBlock(change, formerSequence + 1);
        word |= uint256(keccak256(abi.encode(former, word, change.detail))) >> _LINK_BIT << _LINK_BIT;
        _words[change.agency][change.handleHash] = word;
        emit StatusChanged(change.agency, change.handleHash, word, change.detail);
    }

    function _wordOfThisBlock(Change memory change, uint256 sequence) private view returns (uint256 word) {
        word = change.state;
        word |= uint256(change.reason) << 8;
        word |= uint256(change.effectiveFrom) << 16;
        word |= uint256(uint40(block.timestamp)) << 56;
        word |= sequence << _SEQUENCE_BIT;
    }

    function _requireValid(Change memory change, uint16 province) private pure {
        require(change.agency >> 16 == province, StatusOfOtherProvince(change.agency, province));
        require(change.handleHash != 0, StatusHandleMissing());
        require(
            change.state != 0 && change.state <= _CANCELLED,
            StatusStateUnknown(change.handleHash, change.state)
        );
        require(change.effectiveFrom != 0, StatusEffectiveFromMissing(change.handleHash));
    }
}
