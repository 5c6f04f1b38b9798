// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IReplayable} from "./IReplayable.sol";

/// @title The status of certificates that are no longer simply active.
/// @notice An operator writes the status of its own province's agencies' certificates. A status belongs to an
/// agency and a handle, so no other province can write or take one. Changes count up by one; each word holds a
/// hash over the one before it, so that a history with a change left out, altered or put elsewhere does not lead
/// to the present word.
/// @dev What may follow a state (docs/lifecycle.md): active (also: never changed) -> suspended, superseded,
/// revoked, cancelled; suspended -> active, revoked, cancelled; superseded -> revoked; revoked and cancelled are
/// final.
interface IStatusRegistry is IReplayable {
    /// @notice A change of one certificate's status.
    /// @param handleHash SHA-256 of the certificate's handle; not zero.
    /// @param agency The issuing agency, `province << 16 | sequence`.
    /// @param state 1 active, 2 suspended, 3 superseded, 4 revoked, 5 cancelled.
    /// @param reason Why; 0: not said.
    /// @param effectiveFrom From when it holds, in seconds since 1970-01-01 UTC, not 0; may lie before its
    /// recording.
    /// @param expectedSequence The sequence of the status that it replaces; 0 when there is none.
    /// @param detail SHA-256 of what else is to be said of the change (salted, kept by the province); 0: nothing.
    struct Change {
        bytes32 handleHash;
        uint32 agency;
        uint8 state;
        uint8 reason;
        uint40 effectiveFrom;
        uint32 expectedSequence;
        bytes32 detail;
    }

    /// @param word As `wordOf` gives it.
    /// @param detail As the change gave it.
    event StatusChanged(uint32 indexed agency, bytes32 indexed handleHash, uint256 word, bytes32 detail);

    error StatusCallerNotOperator(address caller);
    error StatusOfOtherProvince(uint32 agency, uint16 province);
    error StatusHandleMissing();
    error StatusStateUnknown(bytes32 handleHash, uint8 state);
    error StatusEffectiveFromMissing(bytes32 handleHash);
    /// @notice The present status has another sequence than expected.
    /// @param word As `wordOf` gives it.
    error StatusSequenceIsAnother(bytes32 handleHash, uint256 word);
    error StatusFinal(bytes32 handleHash);
    /// @notice The table of what may follow what says no.
    error StatusCannotFollow(bytes32 handleHash, uint256 former, uint8 state);

    /// @notice Changes statuses, all or none. Only by an operator, for agencies of its province.
    function setStatus(Change[] calldata changes) external;

    /// @notice The present status of a certificate, as one word; 0 when it was never changed. From bit 0
    /// upward: state:8 | reason:8 | effectiveFrom:40 | recordedAt:40 (block time) | sequence:32 (from 1) |
    /// link:128. The link is the upper half of keccak256(former word, this word without its link, detail), each of
    /// 32 bytes.
    /// @dev Mapping in slot 1, key uint32 agency, then key bytes32 handleHash.
    function wordOf(uint32 agency, bytes32 handleHash) external view returns (uint256);

    /// @notice The consortium whose operators write.
    function consortium() external view returns (address);
}
