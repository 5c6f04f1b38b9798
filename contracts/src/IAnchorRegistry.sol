// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

/// @title The roots of batches, each with the block that holds it.
/// @notice An operator anchors roots for its own province's agencies. An agency's root is anchored once:
/// nothing about it ever changes. Each agency has roots of its own: what one anchors never stands in the way
/// of another, not even with the same root. It does not count its events: whoever knows an agency and a root
/// reads their word.
interface IAnchorRegistry {
    /// @notice A batch to be anchored.
    /// @param root The root of the batch's RFC 9162 tree; not zero.
    /// @param treeSize How many leaves the tree has; not zero.
    /// @param agency The issuing agency, `province << 16 | sequence`.
    /// @param suiteBitmap Bit n-1 is set when a leaf is signed in suite n; zero only for audit heads.
    /// @param kind 1 certificates, 2 bridge statements, 3 audit heads.
    struct Batch {
        bytes32 root;
        uint32 treeSize;
        uint32 agency;
        uint16 suiteBitmap;
        uint8 kind;
    }

    /// @param word As `wordOf` gives it.
    event BatchAnchored(bytes32 indexed root, uint32 indexed agency, uint256 word);

    error AnchorCallerNotOperator(address caller);
    error AnchorOfOtherProvince(uint32 agency, uint16 province);
    error AnchorRootMissing();
    error AnchorTreeEmpty(bytes32 root);
    error AnchorKindUnknown(bytes32 root, uint8 kind);
    error AnchorSuiteMissing(bytes32 root);
    /// @notice The agency anchored the root with another tree size, suite bitmap or kind.
    error AnchorIsAnother(bytes32 root, uint256 word);

    /// @notice Anchors batches. Only by an operator, for agencies of its province. A batch that its agency
    /// anchored already with the same data is passed over without an event.
    function anchor(Batch[] calldata batches) external;

    /// @notice What an agency anchored for a root, as one word; 0 when it did not. From bit 0 upward:
    /// blockTime:40 (seconds since 1970-01-01 UTC) | blockNumber:40 | treeSize:32 | agency:32 |
    /// suiteBitmap:16 | kind:8.
    /// @dev Mapping in slot 0, key uint32 agency, then bytes32 root.
    function wordOf(uint32 agency, bytes32 root) external view returns (uint256);

    /// @notice The consortium whose operators write.
    function consortium() external view returns (address);
}
