// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IIssuerRegistry} from "../src/IIssuerRegistry.sol";
import {IRecognitionRegistry} from "../src/IRecognitionRegistry.sol";
import {ISuiteRegistry} from "../src/ISuiteRegistry.sol";
import {Registries} from "./Registries.sol";

/// @title Looks at all records again and again, and counts those that changed in a way in which none may:
/// what was said stays, an end only comes nearer, a closing and a revocation stay as they are.
contract RecordWatch {
    /// @dev The province whose accreditations are looked at: Gansu.
    uint16 private constant _RELYING = 62;

    Registries private _targets;
    uint32[] private _agencies;
    bytes32[] private _keyIds;
    bytes32 private _typeId;
    uint16 private _suite;

    mapping(uint32 agency => IIssuerRegistry.Agency) private _seenAgencies;
    mapping(uint32 agency => mapping(uint32 number => IIssuerRegistry.Authorisation)) private _seenTypes;
    mapping(uint32 agency => mapping(bytes32 keyId => IIssuerRegistry.Key)) private _seenKeys;
    mapping(uint32 ruleId => IRecognitionRegistry.Rule) private _seenRules;
    mapping(uint32 version => ISuiteRegistry.Suite) private _seenSuites;
    mapping(uint32 agency => mapping(uint32 number => IRecognitionRegistry.Accreditation)) private
        _seenAccreditations;

    /// @notice How many alterations were seen; none may be.
    uint256 public alterations;

    constructor(
        Registries memory targets,
        uint32[] memory agencies,
        bytes32[] memory keyIds,
        bytes32 typeId,
        uint16 suite
    ) {
        _targets = targets;
        _agencies = agencies;
        _keyIds = keyIds;
        _typeId = typeId;
        _suite = suite;
    }

    /// @notice Compares all records with what was seen last.
    function look() external {
        for (uint256 i = 0; i < _agencies.length; ++i) {
            _lookAtAgency(_agencies[i]);
            uint32 count = _targets.issuers.authorisationCountOf(_agencies[i], _typeId);
            for (uint32 number = 1; number <= count; ++number) {
                _lookAtType(_agencies[i], number);
            }
            count = _targets.recognition.accreditationCountOf(_RELYING, _agencies[i]);
            for (uint32 number = 1; number <= count; ++number) {
                _lookAtAccreditation(_agencies[i], number);
            }
            for (uint256 j = 0; j < _keyIds.length; ++j) {
                _lookAtKey(_agencies[i], _keyIds[j]);
            }
        }
        for (uint32 ruleId = 1; ruleId <= _targets.recognition.ruleCount(); ++ruleId) {
            _lookAtRule(ruleId);
        }
        for (uint32 version = 1; version <= _targets.suites.versionOf(_suite); ++version) {
            _lookAtSuite(version);
        }
    }

    function _lookAtAgency(uint32 agency) private {
        IIssuerRegistry.Agency memory was = _seenAgencies[agency];
        IIssuerRegistry.Agency memory now_ = _targets.issuers.agencyOf(agency);
        _seenAgencies[agency] = now_;
        if (was.until == 0) {
            (now_.until, now_.successor) = (0, 0);
        }
        _compare(was.recordedAt, abi.encode(was), abi.encode(now_));
    }

    function _lookAtType(uint32 agency, uint32 number) private {
        IIssuerRegistry.Authorisation memory was = _seenTypes[agency][number];
        IIssuerRegistry.Authorisation memory now_ = _targets.issuers.authorisationOf(agency, _typeId, number);
        _seenTypes[agency][number] = now_;
        if (_isNearer(was.until, now_.until)) {
            now_.until = was.until;
        }
        _compare(was.recordedAt, abi.encode(was), abi.encode(now_));
    }

    function _lookAtKey(uint32 agency, bytes32 keyId) private {
        IIssuerRegistry.Key memory was = _seenKeys[agency][keyId];
        IIssuerRegistry.Key memory now_ = _targets.issuers.keyOf(agency, keyId);
        _seenKeys[agency][keyId] = now_;
        if (_isNearer(was.until, now_.until)) {
            now_.until = was.until;
        }
        if (was.revokedAt == 0) {
            (now_.invalidFrom, now_.revokedAt, now_.reason) = (0, 0, 0);
        }
        _compare(was.recordedAt, abi.encode(was), abi.encode(now_));
    }

    function _lookAtRule(uint32 ruleId) private {
        IRecognitionRegistry.Rule memory was = _seenRules[ruleId];
        IRecognitionRegistry.Rule memory now_ = _targets.recognition.rule(ruleId);
        _seenRules[ruleId] = now_;
        if (_isNearer(was.until, now_.until)) {
            now_.until = was.until;
        }
        _compare(was.recordedAt, abi.encode(was), abi.encode(now_));
    }

    function _lookAtAccreditation(uint32 agency, uint32 number) private {
        IRecognitionRegistry.Accreditation memory was = _seenAccreditations[agency][number];
        IRecognitionRegistry.Accreditation memory now_ =
            _targets.recognition.accreditationOf(_RELYING, agency, number);
        _seenAccreditations[agency][number] = now_;
        if (_isNearer(was.until, now_.until)) {
            now_.until = was.until;
        }
        _compare(was.recordedAt, abi.encode(was), abi.encode(now_));
    }

    function _lookAtSuite(uint32 version) private {
        ISuiteRegistry.Suite memory was = _seenSuites[version];
        ISuiteRegistry.Suite memory now_ = _targets.suites.suite(_suite, version);
        _seenSuites[version] = now_;
        _compare(was.recordedAt, abi.encode(was), abi.encode(now_));
    }

    /// @dev A record that was not seen before has nothing to keep.
    function _compare(uint40 seenRecordedAt, bytes memory was, bytes memory now_) private {
        if (seenRecordedAt != 0 && keccak256(was) != keccak256(now_)) {
            ++alterations;
        }
    }

    function _isNearer(uint40 was, uint40 now_) private pure returns (bool) {
        return now_ != 0 && (was == 0 || now_ < was);
    }
}
