// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {ISuiteRegistry} from "./ISuiteRegistry.sol";
import {Replayable} from "./Replayable.sol";
import {SuiteNumbers} from "./SuiteNumbers.sol";

/// @title The signature suites, version by version.
contract SuiteRegistry is ISuiteRegistry, Replayable {
    address private immutable _CONSORTIUM;

    mapping(uint16 number => uint32) private _versionOf;
    mapping(uint16 number => mapping(uint32 version => Suite)) private _suites;

    constructor(address consortium_, Assessment[] memory initial) {
        _CONSORTIUM = consortium_;
        for (uint256 i = 0; i < initial.length; ++i) {
            _record(initial[i]);
        }
    }

    /// @inheritdoc ISuiteRegistry
    function setSuite(
        uint16 number,
        bytes32 name,
        bytes32 oid,
        uint40 issueFrom,
        uint40 issueUntil,
        uint40 acceptUntil,
        uint40 brokenSince
    ) external {
        require(msg.sender == _CONSORTIUM, SuiteCallerNotConsortium(msg.sender));
        _record(Assessment(number, name, oid, issueFrom, issueUntil, acceptUntil, brokenSince));
    }

    /// @inheritdoc ISuiteRegistry
    function isIssuable(uint16 number) external view returns (bool) {
        Suite memory current = _suites[number][_versionOf[number]];
        return number <= SuiteNumbers.LAST_SIGNING && current.issueFrom != 0
            && block.timestamp >= current.issueFrom
            && (current.issueUntil == 0 || block.timestamp < current.issueUntil)
            && (current.brokenSince == 0 || block.timestamp < current.brokenSince);
    }

    /// @inheritdoc ISuiteRegistry
    function versionOf(uint16 number) external view returns (uint32) {
        return _versionOf[number];
    }

    /// @inheritdoc ISuiteRegistry
    function suite(uint16 number, uint32 version) external view returns (Suite memory) {
        return _suites[number][version];
    }

    /// @inheritdoc ISuiteRegistry
    function consortium() external view returns (address) {
        return _CONSORTIUM;
    }

    function _record(Assessment memory a) private {
        uint32 version = _versionOf[a.number] + 1;
        _requireValid(a, version);

        _versionOf[a.number] = version;
        _suites[a.number][version] = Suite({
            name: a.name,
            oid: a.oid,
            issueFrom: a.issueFrom,
            issueUntil: a.issueUntil,
            acceptUntil: a.acceptUntil,
            brokenSince: a.brokenSince,
            recordedAt: uint40(block.timestamp)
        });
        _countEvents(1);
        emit SuiteRecorded(
            a.number, version, a.name, a.oid, a.issueFrom, a.issueUntil, a.acceptUntil, a.brokenSince
        );
    }

    function _requireValid(Assessment memory a, uint32 version) private view {
        require(a.number != 0, SuiteNumberMissing());
        require(a.name != 0, SuiteNameMissing(a.number));
        require(
            a.number <= SuiteNumbers.LAST_SIGNING || a.number >= SuiteNumbers.KECCAK256,
            SuiteWithoutBit(a.number)
        );
        if (version > 1) {
            Suite storage first = _suites[a.number][1];
            require(a.name == first.name && a.oid == first.oid, SuiteIsAnother(a.number));
        }
        require(
            (a.issueUntil == 0 || (a.issueFrom != 0 && a.issueFrom < a.issueUntil))
                && (a.acceptUntil == 0 || a.issueUntil <= a.acceptUntil)
                && (a.acceptUntil == 0 || a.issueFrom == 0 || a.issueUntil != 0),
            SuitePeriodInvalid(a.number)
        );
    }
}
