// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IAnchorRegistry} from "../src/IAnchorRegistry.sol";
import {IConsortium} from "../src/IConsortium.sol";
import {IIssuerRegistry} from "../src/IIssuerRegistry.sol";
import {IRecognitionRegistry} from "../src/IRecognitionRegistry.sol";
import {IStatusRegistry} from "../src/IStatusRegistry.sol";
import {ISuiteRegistry} from "../src/ISuiteRegistry.sol";

/// @dev All contracts of one deployment.
struct Registries {
    IConsortium consortium;
    ISuiteRegistry suites;
    IIssuerRegistry issuers;
    IRecognitionRegistry recognition;
    IAnchorRegistry anchors;
    IStatusRegistry statuses;
}
