// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IReplayable} from "./IReplayable.sol";

/// @title The issuing agencies of each province, the certificate types each may issue, and their keys.
/// @notice A province's admin writes about that province's agencies and no others. What is recorded stays: an
/// end may only be brought forward, a key's revocation is final, an agency's key is recorded once and never
/// again. Each agency has keys of its own: what one records never stands in the way of another, not even with
/// the same key. That an agency recorded a key proves no possession of it. An agency is
/// `province << 16 | sequence`, the sequence counted from 1 in each province. Times are seconds since
/// 1970-01-01 UTC and say from when something holds, which may lie before its recording; 0 is "not set";
/// periods include their `from` and not their `until`.
interface IIssuerRegistry is IReplayable {
    /// @notice An agency.
    /// @dev Two slots (profile; the rest packed from bit 0 in this order): mapping in slot 2, key uint32
    /// agency.
    /// @param profile Digest of the agency's public description.
    /// @param until 0: it is not closed.
    /// @param successor The agency that takes over; 0: none.
    /// @param recordedAt Block time of its addition; never 0 for an agency that exists.
    struct Agency {
        bytes32 profile;
        uint40 from;
        uint40 until;
        uint32 successor;
        uint40 recordedAt;
    }

    /// @notice One period in which an agency may issue a certificate type.
    /// @dev One slot, packed from bit 0 in this order: mapping in slot 4, key uint32 agency, bytes32 typeId,
    /// then uint32 number.
    /// @param until 0: no end is set.
    /// @param recordedAt Block time of the authorisation.
    struct Authorisation {
        uint40 from;
        uint40 until;
        uint40 recordedAt;
    }

    /// @notice A signing key. Its bytes are in the event KeyAdded.
    /// @dev One slot, packed from bit 0 in this order: mapping in slot 5, key uint32 agency,
    /// then bytes32 keyId.
    /// @param until The end of its use in signing; 0: no end is set.
    /// @param recordedAt Block time of its addition; never 0 for a key that exists.
    /// @param invalidFrom From this second on its signatures prove nothing; 0: it is not revoked.
    /// @param revokedAt Block time of the revocation; 0: it is not revoked.
    /// @param reason Why it was revoked, by the numbers of RFC 5280 §5.3.1; 0: it is not revoked.
    struct Key {
        uint32 agency;
        uint16 suite;
        uint40 from;
        uint40 until;
        uint40 recordedAt;
        uint40 invalidFrom;
        uint40 revokedAt;
        uint8 reason;
    }

    event AgencyAdded(uint32 indexed agency, bytes32 profile, uint40 from);
    event AgencyClosed(uint32 indexed agency, uint40 until, uint32 successor);
    event TypeAuthorised(uint32 indexed agency, bytes32 indexed typeId, uint40 from, uint40 until);
    event TypeEnded(uint32 indexed agency, bytes32 indexed typeId, uint40 until);
    event KeyAdded(
        bytes32 indexed keyId, uint32 indexed agency, uint16 suite, uint40 from, uint40 until, bytes spki
    );
    event KeyRetired(bytes32 indexed keyId, uint32 indexed agency, uint40 until);
    event KeyRevoked(bytes32 indexed keyId, uint32 indexed agency, uint8 reason, uint40 invalidFrom);

    error IssuerCallerNotAdmin(address caller);
    error IssuerOfOtherProvince(uint32 agency, uint16 province);
    error IssuerAgencyUnknown(uint32 agency);
    error IssuerAgencyClosed(uint32 agency);
    error IssuerSuccessorInvalid(uint32 successor);
    /// @notice A beginning that is not set, or an end before it.
    error IssuerPeriodInvalid(uint40 from, uint40 until);
    error IssuerTypeMissing();
    /// @notice The period of the type's latest authorisation has no end, or ends after `from`.
    error IssuerTypeAuthorisedBefore(uint32 agency, bytes32 typeId);
    error IssuerTypeNotAuthorised(uint32 agency, bytes32 typeId);
    error IssuerSuiteNotIssuable(uint16 suite);
    error IssuerKeyLengthInvalid(uint256 lengthBytes);
    error IssuerKeyAddedBefore(uint32 agency, bytes32 keyId);
    error IssuerKeyUnknown(uint32 agency, bytes32 keyId);
    error IssuerKeyRevoked(uint32 agency, bytes32 keyId);
    error IssuerReasonMissing();
    error IssuerInvalidFromMissing();
    /// @notice The end is no earlier than the one that is set.
    error IssuerEndNotEarlier(uint40 until);

    /// @notice Adds the next agency of the caller's province.
    /// @param from Not 0.
    function addAgency(bytes32 profile, uint40 from) external returns (uint32 agency);

    /// @notice Closes an agency, once. Until `until` it may still be given types and keys.
    /// @param successor Another agency that exists, of any province, or 0.
    function closeAgency(uint32 agency, uint40 until, uint32 successor) external;

    /// @notice Entitles an agency to issue a type, for a period after all earlier ones of the two.
    /// @param typeId SHA-256 of the type's `vct`.
    /// @param until 0: without end.
    function authoriseType(uint32 agency, bytes32 typeId, uint40 from, uint40 until) external;

    /// @notice Brings the end of the latest authorisation forward, at the earliest to its beginning.
    function endType(uint32 agency, bytes32 typeId, uint40 until) external;

    /// @notice Adds a key to an agency, for one suite for ever.
    /// @param suite One that may be used for signing in this block.
    /// @param spki The SubjectPublicKeyInfo in DER, 44 to 600 bytes, never added before to this
    /// agency.
    /// @param until 0: without end.
    /// @return keyId SHA-256 of `spki`.
    function addKey(uint32 agency, uint16 suite, bytes calldata spki, uint40 from, uint40 until)
        external
        returns (bytes32 keyId);

    /// @notice Brings the end of an agency's use of a key forward, at the earliest to its beginning. What it
    /// signed stays good.
    function retireKey(uint32 agency, bytes32 keyId, uint40 until) external;

    /// @notice Revokes an agency's key, finally: signatures that are not proven older than `invalidFrom`
    /// prove nothing.
    /// @param reason By the numbers of RFC 5280 §5.3.1, not 0.
    /// @param invalidFrom Not 0.
    function revokeKey(uint32 agency, bytes32 keyId, uint8 reason, uint40 invalidFrom) external;

    /// @notice How many agencies a province has ever added.
    function agencyCountOf(uint16 province) external view returns (uint16);

    /// @notice An agency; all zero when there is none.
    function agencyOf(uint32 agency) external view returns (Agency memory);

    /// @notice How many authorisations of a type an agency has ever been given.
    function authorisationCountOf(uint32 agency, bytes32 typeId) external view returns (uint32);

    /// @notice An authorisation, counted from 1; all zero when there is none.
    function authorisationOf(uint32 agency, bytes32 typeId, uint32 number)
        external
        view
        returns (Authorisation memory);

    /// @notice A key of an agency; all zero when there is none.
    function keyOf(uint32 agency, bytes32 keyId) external view returns (Key memory);

    /// @notice The consortium whose admins write.
    function consortium() external view returns (address);

    /// @notice The suites that keys are for.
    function suites() external view returns (address);
}
