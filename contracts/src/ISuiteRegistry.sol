// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IReplayable} from "./IReplayable.sol";

/// @title The signature suites and how long each may be used, by decision of the consortium.
/// @notice A number keeps its name and its object identifier for ever; a new assessment is a new version, and
/// earlier versions stay. The numbers are those of SuiteNumbers: 1 to 16 sign certificates, each with its bit in
/// an anchor's suite bitmap; from 257 on are the chain's own algorithms, rated like the others: what "signed"
/// says of a suite is "written to the chain" for them. Times are seconds since 1970-01-01 UTC; 0 is "not
/// set".
interface ISuiteRegistry is IReplayable {
    /// @notice One version of the assessment of a suite.
    /// @dev Three slots (name; oid; the times packed from bit 0 in this order): mapping in slot 2, key uint16
    /// number, then key uint32 version.
    /// @param name ASCII, padded with zeros on the right.
    /// @param oid The content octets of the DER object identifier, padded with zeros on the right.
    /// @param issueFrom From this second on something may be signed with it; 0: never.
    /// @param issueUntil From this second on nothing may be signed with it; 0: no end is set.
    /// @param acceptUntil From this second on it proves nothing new; 0: no end is set.
    /// @param brokenSince From this second on forgeries are held possible; 0: it is not known to be broken.
    /// @param recordedAt Block time of this version.
    struct Suite {
        bytes32 name;
        bytes32 oid;
        uint40 issueFrom;
        uint40 issueUntil;
        uint40 acceptUntil;
        uint40 brokenSince;
        uint40 recordedAt;
    }

    /// @notice A suite as the consortium assesses it.
    struct Assessment {
        uint16 number;
        bytes32 name;
        bytes32 oid;
        uint40 issueFrom;
        uint40 issueUntil;
        uint40 acceptUntil;
        uint40 brokenSince;
    }

    event SuiteRecorded(
        uint16 indexed number,
        uint32 version,
        bytes32 name,
        bytes32 oid,
        uint40 issueFrom,
        uint40 issueUntil,
        uint40 acceptUntil,
        uint40 brokenSince
    );

    error SuiteCallerNotConsortium(address caller);
    error SuiteNumberMissing();
    error SuiteNameMissing(uint16 number);
    /// @notice The number was given to another name or object identifier before.
    error SuiteIsAnother(uint16 number);
    /// @notice A number between 17 and 256: it has no bit and is none of the chain's.
    error SuiteWithoutBit(uint16 number);

    /// @notice The times are out of order: issueFrom < issueUntil <= acceptUntil, where each is set; a suite
    /// that may be used for signing may not end to be accepted without an end of its use.
    error SuitePeriodInvalid(uint16 number);

    /// @notice Records the next version of a suite. Only by the consortium, through a proposal.
    function setSuite(
        uint16 number,
        bytes32 name,
        bytes32 oid,
        uint40 issueFrom,
        uint40 issueUntil,
        uint40 acceptUntil,
        uint40 brokenSince
    ) external;

    /// @notice Whether certificates may be signed with a suite in this block: it is none of the chain's own
    /// algorithms, in its period and not broken.
    function isIssuable(uint16 number) external view returns (bool);

    /// @notice The newest version of a suite, counted from 1; 0 when the number is not given.
    function versionOf(uint16 number) external view returns (uint32);

    /// @notice A version of a suite; all zero when there is none.
    function suite(uint16 number, uint32 version) external view returns (Suite memory);

    /// @notice The consortium that decides.
    function consortium() external view returns (address);
}
