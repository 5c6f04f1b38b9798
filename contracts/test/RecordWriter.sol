// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IConsortium} from "../src/IConsortium.sol";
import {IIssuerRegistry} from "../src/IIssuerRegistry.sol";
import {IRecognitionRegistry} from "../src/IRecognitionRegistry.sol";
import {ISuiteRegistry} from "../src/ISuiteRegistry.sol";
import {RecordWatch} from "./RecordWatch.sol";
import {Registries} from "./Registries.sol";
import {TestBase} from "./TestBase.sol";

/// @title The admins of two provinces and the consortium write records as they please, about few subjects.
contract RecordWriter is TestBase {
    Registries private _targets;
    address[2] private _admins;
    uint32[2] private _agencies;
    RecordWatch private _watch;

    /// @notice How many calls went through, and how many events they emitted.
    uint256 public successes;
    uint256 public told;

    /// @dev Starts with everything seen once.
    constructor(
        Registries memory targets,
        address[2] memory admins,
        uint32[2] memory agencies,
        RecordWatch watch
    ) {
        _targets = targets;
        _admins = admins;
        _agencies = agencies;
        _watch = watch;
        watch.look();
    }

    function closeAgency(uint8 who, uint40 until) external {
        bytes memory data =
            abi.encodeCall(IIssuerRegistry.closeAgency, (_agencies[who % 2], _second(until) + 60, 0));
        if (until % 16 == 0) {
            _call(_admins[who % 2], address(_targets.issuers), data);
        }
    }

    function authoriseType(uint8 who, uint40 from, uint40 seconds_) external {
        from = _second(from);
        uint40 until = seconds_ % 4 == 0 ? 0 : from + seconds_ % 9;
        bytes memory data =
            abi.encodeCall(IIssuerRegistry.authoriseType, (_agencies[who % 2], "type", from, until));
        _call(_admins[who % 2], address(_targets.issuers), data);
    }

    function endType(uint8 who, uint40 until) external {
        bytes memory data =
            abi.encodeCall(IIssuerRegistry.endType, (_agencies[who % 2], "type", _second(until)));
        _call(_admins[who % 2], address(_targets.issuers), data);
    }

    function addKey(uint8 who, uint8 seed, uint40 from, uint40 until) external {
        bytes memory spki = abi.encode(uint256(seed % 8), uint256(0));
        from = _second(from);
        bytes memory data = abi.encodeCall(
            IIssuerRegistry.addKey, (_agencies[who % 2], 1, spki, from, until % 2 == 0 ? 0 : from + 30)
        );
        _call(_admins[who % 2], address(_targets.issuers), data);
    }

    function retireKey(uint8 who, uint8 seed, uint40 until) external {
        bytes32 keyId = sha256(abi.encode(uint256(seed % 8), uint256(0)));
        bytes memory data =
            abi.encodeCall(IIssuerRegistry.retireKey, (_agencies[who % 2], keyId, _second(until)));
        _call(_admins[who % 2], address(_targets.issuers), data);
    }

    function revokeKey(uint8 who, uint8 seed, uint8 reason, uint40 invalidFrom) external {
        bytes32 keyId = sha256(abi.encode(uint256(seed % 8), uint256(0)));
        bytes memory data =
            abi.encodeCall(IIssuerRegistry.revokeKey, (_agencies[who % 2], keyId, reason, invalidFrom));
        _call(_admins[who % 2], address(_targets.issuers), data);
    }

    function accredit(uint8 which, uint40 from, uint40 seconds_) external {
        from = _second(from);
        uint40 until = seconds_ % 4 == 0 ? 0 : from + seconds_ % 9;
        bytes memory data =
            abi.encodeCall(IRecognitionRegistry.accreditBridge, (_agencies[which % 2], from, until));
        _call(_admins[0], address(_targets.recognition), data);
    }

    function endAccreditation(uint8 which, uint40 until) external {
        bytes memory data =
            abi.encodeCall(IRecognitionRegistry.endAccreditation, (_agencies[which % 2], _second(until)));
        _call(_admins[0], address(_targets.recognition), data);
    }

    function addRule(uint8 who, uint8 about, uint8 verdict, uint40 from, uint40 seconds_) external {
        from = _second(from);
        bytes memory data = abi.encodeCall(
            IRecognitionRegistry.addRule,
            (
                IRecognitionRegistry.Selector(about % 2, 0, (about / 2) % 2, (about / 4) % 3),
                verdict < 128 ? verdict % 5 : 4,
                from,
                seconds_ % 4 == 0 ? 0 : from + seconds_ % 9,
                bytes32(uint256(verdict % 3))
            )
        );
        _call(_admins[who % 2], address(_targets.recognition), data);
    }

    function endRule(uint8 who, uint32 ruleId, uint40 until) external {
        ruleId = 1 + ruleId % (1 + _targets.recognition.ruleCount());
        bytes memory data = abi.encodeCall(IRecognitionRegistry.endRule, (ruleId, _second(until)));
        _call(_admins[who % 2], address(_targets.recognition), data);
    }

    function setSuite(uint40 issueUntil, uint40 brokenSince) external {
        bytes memory data =
            abi.encodeCall(ISuiteRegistry.setSuite, (7, "name", "oid", _START, issueUntil, 0, brokenSince));
        _call(address(_targets.consortium), address(_targets.suites), data);
    }

    function wait(uint8 seconds_) external {
        _CHEATS.warp(block.timestamp + seconds_ % 5);
    }

    function _call(address caller, address target, bytes memory data) private {
        _CHEATS.recordLogs();
        _CHEATS.prank(caller);
        (bool succeeded,) = target.call(data);
        told += _CHEATS.getRecordedLogs().length;
        if (succeeded) {
            ++successes;
        }
        _watch.look();
    }

    /// @dev One of sixty seconds, so that periods often meet.
    function _second(uint40 value) private pure returns (uint40) {
        return _START + value % 60;
    }
}
