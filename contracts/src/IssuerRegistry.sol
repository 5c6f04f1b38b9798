// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IConsortium} from "./IConsortium.sol";
import {IIssuerRegistry} from "./IIssuerRegistry.sol";
import {ISuiteRegistry} from "./ISuiteRegistry.sol";
import {Replayable} from "./Replayable.sol";

/// @title The issuing agencies, their types and their keys.
contract IssuerRegistry is IIssuerRegistry, Replayable {
    uint256 private constant _SHORTEST_SPKI_BYTES = 44;
    uint256 private constant _LONGEST_SPKI_BYTES = 600;

    IConsortium private immutable _CONSORTIUM;
    ISuiteRegistry private immutable _SUITES;

    mapping(uint16 province => uint16) private _agencyCountOf;
    mapping(uint32 agency => Agency) private _agencies;
    mapping(uint32 agency => mapping(bytes32 typeId => uint32)) private _authorisationCountOf;
    mapping(uint32 agency => mapping(bytes32 typeId => mapping(uint32 number => Authorisation))) private
        _authorisations;
    mapping(uint32 agency => mapping(bytes32 keyId => Key)) private _keys;

    constructor(address consortium_, address suites_) {
        _CONSORTIUM = IConsortium(consortium_);
        _SUITES = ISuiteRegistry(suites_);
    }

    /// @inheritdoc IIssuerRegistry
    function addAgency(bytes32 profile, uint40 from) external returns (uint32 agency) {
        uint16 province = _callersProvince();
        require(from != 0, IssuerPeriodInvalid(from, 0));

        agency = uint32(province) << 16 | ++_agencyCountOf[province];
        _agencies[agency] = Agency({
            profile: profile, from: from, until: 0, successor: 0, recordedAt: uint40(block.timestamp)
        });
        _countEvents(1);
        emit AgencyAdded(agency, profile, from);
    }

    /// @inheritdoc IIssuerRegistry
    function closeAgency(uint32 agency, uint40 until, uint32 successor) external {
        Agency storage subject = _requireOwn(agency);
        require(subject.until == 0, IssuerAgencyClosed(agency));
        require(until >= subject.from, IssuerPeriodInvalid(subject.from, until));
        require(
            successor == 0 || (successor != agency && _agencies[successor].recordedAt != 0),
            IssuerSuccessorInvalid(successor)
        );

        subject.until = until;
        subject.successor = successor;
        _countEvents(1);
        emit AgencyClosed(agency, until, successor);
    }

    /// @inheritdoc IIssuerRegistry
    function authoriseType(uint32 agency, bytes32 typeId, uint40 from, uint40 until) external {
        _requireOwnAndOpen(agency);
        require(typeId != 0, IssuerTypeMissing());
        _requirePeriod(from, until);
        uint32 number = _authorisationCountOf[agency][typeId] + 1;
        if (number > 1) {
            uint40 formerUntil = _authorisations[agency][typeId][number - 1].until;
            require(formerUntil != 0 && formerUntil <= from, IssuerTypeAuthorisedBefore(agency, typeId));
        }

        _authorisationCountOf[agency][typeId] = number;
        _authorisations[agency][typeId][number] =
            Authorisation({from: from, until: until, recordedAt: uint40(block.timestamp)});
        _countEvents(1);
        emit TypeAuthorised(agency, typeId, from, until);
    }

    /// @inheritdoc IIssuerRegistry
    function endType(uint32 agency, bytes32 typeId, uint40 until) external {
        _requireOwn(agency);
        uint32 number = _authorisationCountOf[agency][typeId];
        require(number != 0, IssuerTypeNotAuthorised(agency, typeId));
        Authorisation storage latest = _authorisations[agency][typeId][number];
        _requireEarlier(latest.from, latest.until, until);

        latest.until = until;
        _countEvents(1);
        emit TypeEnded(agency, typeId, until);
    }

    /// @inheritdoc IIssuerRegistry
    function addKey(uint32 agency, uint16 suite, bytes calldata spki, uint40 from, uint40 until)
        external
        returns (bytes32 keyId)
    {
        _requireOwnAndOpen(agency);
        _requirePeriod(from, until);
        require(_SUITES.isIssuable(suite), IssuerSuiteNotIssuable(suite));
        require(
            spki.length >= _SHORTEST_SPKI_BYTES && spki.length <= _LONGEST_SPKI_BYTES,
            IssuerKeyLengthInvalid(spki.length)
        );
        keyId = sha256(spki);
        require(_keys[agency][keyId].recordedAt == 0, IssuerKeyAddedBefore(agency, keyId));

        _keys[agency][keyId] = Key({
            agency: agency,
            suite: suite,
            from: from,
            until: until,
            recordedAt: uint40(block.timestamp),
            invalidFrom: 0,
            revokedAt: 0,
            reason: 0
        });
        _countEvents(1);
        emit KeyAdded(keyId, agency, suite, from, until, spki);
    }

    /// @inheritdoc IIssuerRegistry
    function retireKey(uint32 agency, bytes32 keyId, uint40 until) external {
        Key storage key = _requireOwnKey(agency, keyId);
        _requireEarlier(key.from, key.until, until);

        key.until = until;
        _countEvents(1);
        emit KeyRetired(keyId, agency, until);
    }

    /// @inheritdoc IIssuerRegistry
    function revokeKey(uint32 agency, bytes32 keyId, uint8 reason, uint40 invalidFrom) external {
        Key storage key = _requireOwnKey(agency, keyId);
        require(key.revokedAt == 0, IssuerKeyRevoked(agency, keyId));
        require(reason != 0, IssuerReasonMissing());
        require(invalidFrom != 0, IssuerInvalidFromMissing());

        key.reason = reason;
        key.invalidFrom = invalidFrom;
        key.revokedAt = uint40(block.timestamp);
        _countEvents(1);
        emit KeyRevoked(keyId, agency, reason, invalidFrom);
    }

    /// @inheritdoc IIssuerRegistry
    function agencyCountOf(uint16 province) external view returns (uint16) {
        return _agencyCountOf[province];
    }

    /// @inheritdoc IIssuerRegistry
    function agencyOf(uint32 agency) external view returns (Agency memory) {
        return _agencies[agency];
    }

    /// @inheritdoc IIssuerRegistry
    function authorisationCountOf(uint32 agency, bytes32 typeId) external view returns (uint32) {
        return _authorisationCountOf[agency][typeId];
    }

    /// @inheritdoc IIssuerRegistry
    function authorisationOf(uint32 agency, bytes32 typeId, uint32 number)
        external
        view
        returns (Authorisation memory)
    {
        return _authorisations[agency][typeId][number];
    }

    /// @inheritdoc IIssuerRegistry
    function keyOf(uint32 agency, bytes32 keyId) external view returns (Key memory) {
        return _keys[agency][keyId];
    }

    /// @inheritdoc IIssuerRegistry
    function consortium() external view returns (address) {
        return address(_CONSORTIUM);
    }

    /// @inheritdoc IIssuerRegistry
    function suites() external view returns (address) {
        return address(_SUITES);
    }

    function _callersProvince() private view returns (uint16 province) {
        province = _CONSORTIUM.provinceOfAdmin(msg.sender);
        require(province != 0, IssuerCallerNotAdmin(msg.sender));
    }

    function _requireOwn(uint32 agency) private view returns (Agency storage subject) {
        uint16 province = _callersProvince();
        require(agency >> 16 == province, IssuerOfOtherProvince(agency, province));
        subject = _agencies[agency];
        require(subject.recordedAt != 0, IssuerAgencyUnknown(agency));
    }

    function _requireOwnAndOpen(uint32 agency) private view {
        Agency storage subject = _requireOwn(agency);
        require(subject.until == 0 || block.timestamp < subject.until, IssuerAgencyClosed(agency));
    }

    function _requireOwnKey(uint32 agency, bytes32 keyId) private view returns (Key storage key) {
        _requireOwn(agency);
        key = _keys[agency][keyId];
        require(key.recordedAt != 0, IssuerKeyUnknown(agency, keyId));
    }

    function _requirePeriod(uint40 from, uint40 until) private pure {
        require(from != 0 && (until == 0 || from < until), IssuerPeriodInvalid(from, until));
    }

    function _requireEarlier(uint40 from, uint40 formerUntil, uint40 until) private pure {
        require(until >= from, IssuerPeriodInvalid(from, until));
        require(formerUntil == 0 || until < formerUntil, IssuerEndNotEarlier(until));
    }
}
