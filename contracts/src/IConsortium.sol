// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IReplayable} from "./IReplayable.sol";

/// @title The provinces that run the chain together, and how they decide.
/// @notice A member province has an admin, which governs, at most one operator, the account of its service
/// that sends anchors and status, and at most one validator, the account with which its node seals blocks. An
/// account is named once in its life: it never changes role or province, and one that was replaced or removed
/// never comes back. Times are block times in seconds since
/// 1970-01-01 UTC; 0 is "not set". Provinces are the first two digits of GB/T 2260 as a number, 10 to 99.
interface IConsortium is IReplayable {
    /// @notice A member to be admitted.
    /// @param operator Zero: none yet.
    /// @param validator Zero: none yet.
    struct Member {
        uint16 province;
        address admin;
        address operator;
        address validator;
    }

    /// @notice One stay of a province in the consortium. A province that is admitted again gets a new one.
    /// @dev One slot, packed from bit 0 in this order: mapping in slot 1, key uint32 number.
    /// @param since Block time of the admission.
    /// @param until Block time of the removal; 0 while the province is a member.
    struct Membership {
        uint16 province;
        uint40 since;
        uint40 until;
        address admin;
    }

    /// @notice A call that the consortium makes once more than two thirds of its members have voted for it.
    /// @param callHash keccak256(abi.encode(target, data)): the call itself is in the event ProposalMade.
    /// @param expiresAt From this second on nobody can vote for it.
    /// @param epoch The consortium's epoch when it was made; in another epoch nobody can vote for it.
    /// @param votes How many members have voted for it.
    /// @param isExecuted The call was made.
    /// @param voters Bit p is set when province p has voted for it.
    struct Proposal {
        bytes32 callHash;
        uint40 expiresAt;
        uint32 epoch;
        uint16 votes;
        bool isExecuted;
        uint128 voters;
    }

    /// @param operator Zero: none yet.
    /// @param validator Zero: none yet.
    event MemberAdmitted(uint16 indexed province, address admin, address operator, address validator);
    event MemberRemoved(uint16 indexed province);

    /// @param operator Zero: the province has none from now on.
    event OperatorSet(uint16 indexed province, address operator);

    /// @param validator Zero: the province has none from now on.
    event ValidatorSet(uint16 indexed province, address validator);

    /// @notice Comes with the proposer's VoteCast.
    event ProposalMade(uint32 indexed id, uint16 indexed province, address target, bytes data);
    event VoteCast(uint32 indexed id, uint16 indexed province);

    /// @notice Comes before the events of the call that it makes.
    event ProposalExecuted(uint32 indexed id);

    error ConsortiumCallerNotAdmin(address caller);
    error ConsortiumCallerNotItself(address caller);
    error ConsortiumProvinceUnknown(uint16 province);
    error ConsortiumAlreadyMember(uint16 province);
    error ConsortiumNotMember(uint16 province);
    /// @notice Fewer than two members: one alone could change everything.
    error ConsortiumTooSmall();
    error ConsortiumAdminMissing(uint16 province);
    error ConsortiumAccountTaken(address account);
    error ConsortiumTargetWithoutCode(address target);
    error ConsortiumProposalUnknown(uint32 id);
    error ConsortiumProposalIsAnother(uint32 id);
    error ConsortiumProposalExecuted(uint32 id);
    error ConsortiumProposalExpired(uint32 id);
    /// @notice The membership has changed since the proposal was made: it has to be made again.
    error ConsortiumProposalOutdated(uint32 id);
    error ConsortiumVotedBefore(uint32 id, uint16 province);

    /// @notice Admits a province. Only by the consortium itself, through a proposal. Opens a new epoch.
    function addMember(Member calldata member) external;

    /// @notice Removes a province; its accounts can write nothing from then on, anywhere. Only by the
    /// consortium itself, through a proposal, and never below two members. Opens a new epoch.
    function removeMember(uint16 province) external;

    /// @notice Names the caller's operator in place of the one it has. Only by an admin.
    /// @param operator An account never named before, or zero to have none.
    function setOperator(address operator) external;

    /// @notice Names a member's validator in place of the one it has. Only by the consortium itself, through a
    /// proposal: who seals is everybody's matter. It says who is to seal; the validators' own votes in the
    /// headers make it so.
    /// @param validator An account never named before, or zero to have none.
    function setValidator(uint16 province, address validator) external;

    /// @notice Proposes that the consortium calls `target` with `data`, and votes for it. Only by an admin.
    /// The proposal expires after 14 days.
    function propose(address target, bytes calldata data) external returns (uint32 id);

    /// @notice Votes for proposal `id`, naming the call again so that the voter has seen what it votes for.
    /// The vote with which more than two thirds of the members agree makes the call; where the call reverts,
    /// so does the vote, with the call's error. Only by an admin, once.
    function vote(uint32 id, address target, bytes calldata data) external;

    /// @notice The province whose admin `account` is at present; 0 when it is none's.
    function provinceOfAdmin(address account) external view returns (uint16);

    /// @notice The province whose operator `account` is at present; 0 when it is none's.
    function provinceOfOperator(address account) external view returns (uint16);

    /// @notice The present operator of a member; zero when it has none or is no member.
    function operatorOf(uint16 province) external view returns (address);

    /// @notice The present validator of a member; zero when it has none or is no member.
    function validatorOf(uint16 province) external view returns (address);

    /// @notice The province whose validator `account` is at present; 0 when it is none's.
    function provinceOfValidator(address account) external view returns (uint16);

    /// @notice The number of the present membership of a province; 0 when it is no member.
    function membershipOf(uint16 province) external view returns (uint32);

    /// @notice A past or present membership, counted from 1; all zero when there is none with this number.
    function membership(uint32 number) external view returns (Membership memory);

    /// @notice How many provinces are members at present.
    function memberCount() external view returns (uint16);

    /// @notice How many times the membership has changed since the deployment.
    function epoch() external view returns (uint32);

    /// @notice How many proposals were ever made; the newest one's id.
    function proposalCount() external view returns (uint32);

    /// @notice A proposal, counted from 1; all zero when there is none with this id.
    function proposal(uint32 id) external view returns (Proposal memory);
}
