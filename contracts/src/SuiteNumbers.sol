// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

/// @title The numbers under which the consortium rates algorithms: the same in the protos and in the service,
/// never changed, never used again.
/// @notice 1 to 16 are the suites that sign certificates; suite n is bit n-1 of an anchor's suite bitmap.
/// From 257 on are the algorithms that the chain itself rests on; no certificate is signed with them.
library SuiteNumbers {
    uint16 internal constant ES256 = 1;
    uint16 internal constant ES384 = 2;
    uint16 internal constant PS256 = 3;
    uint16 internal constant RS256 = 4;
    uint16 internal constant EDDSA = 5;
    uint16 internal constant SM2 = 6;

    /// @dev The last number that has a bit.
    uint16 internal constant LAST_SIGNING = 16;

    /// @dev Hashes blocks, transactions and storage.
    uint16 internal constant KECCAK256 = 257;

    /// @dev Signs transactions, and seals blocks.
    uint16 internal constant SECP256K1 = 258;
}
