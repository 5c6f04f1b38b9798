// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

/// @title The numbers of the suites that sign certificates: the same in the protos and in the service, never
/// changed, never used again. Suite n is bit n-1 of an anchor's suite bitmap.
library SuiteNumbers {
    uint16 internal constant ES256 = 1;
    uint16 internal constant ES384 = 2;
    uint16 internal constant PS256 = 3;
    uint16 internal constant RS256 = 4;
    uint16 internal constant EDDSA = 5;
    uint16 internal constant SM2 = 6;
}
