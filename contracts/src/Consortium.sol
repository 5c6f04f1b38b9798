// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IConsortium} from "./IConsortium.sol";
import {Replayable} from "./Replayable.sol";

/// @title The member provinces and their decisions.
contract Consortium is IConsortium, Replayable {
    enum Role {
        NONE,
        ADMIN,
        OPERATOR,
        VALIDATOR
    }

    /// @dev Stays for ever once written; only `isActive` falls.
    struct Account {
        uint16 province;
        Role role;
        bool isActive;
    }

    uint40 private constant _PROPOSAL_SECONDS = 14 days;
    uint16 private constant _SMALLEST = 2;

    uint32 private _membershipCount;
    uint32 private _epoch;
    uint32 private _proposalCount;
    uint16 private _memberCount;

    mapping(uint32 number => Membership) private _memberships;
    mapping(uint16 province => uint32 number) private _membershipOf;
    mapping(address => Account) private _accounts;
    mapping(uint16 province => address) private _operatorOf;
    mapping(uint32 id => Proposal) private _proposals;
    mapping(uint16 province => address) private _validatorOf;

    modifier onlyItself() {
        require(msg.sender == address(this), ConsortiumCallerNotItself(msg.sender));
        _;
    }

    constructor(Member[] memory members) {
        require(members.length >= _SMALLEST, ConsortiumTooSmall());
        for (uint256 i = 0; i < members.length; ++i) {
            _admit(members[i]);
        }
    }

    /// @inheritdoc IConsortium
    function addMember(Member calldata member) external onlyItself {
        ++_epoch;
        _admit(member);
    }

    /// @inheritdoc IConsortium
    function removeMember(uint16 province) external onlyItself {
        uint32 number = _membershipOf[province];
        require(number != 0, ConsortiumNotMember(province));
        require(_memberCount > _SMALLEST, ConsortiumTooSmall());

        ++_epoch;
        --_memberCount;
        _memberships[number].until = uint40(block.timestamp);
        delete _membershipOf[province];
        _accounts[_memberships[number].admin].isActive = false;
        _replace(_operatorOf, province, address(0), Role.OPERATOR);
        _replace(_validatorOf, province, address(0), Role.VALIDATOR);
        _countEvents(1);
        emit MemberRemoved(province);
    }

    /// @inheritdoc IConsortium
    function setOperator(address operator) external {
        uint16 province = _requireAdmin();
        _replace(_operatorOf, province, operator, Role.OPERATOR);
        _countEvents(1);
        emit OperatorSet(province, operator);
    }

    /// @inheritdoc IConsortium
    function setValidator(uint16 province, address validator) external onlyItself {
        require(_membershipOf[province] != 0, ConsortiumNotMember(province));
        _replace(_validatorOf, province, validator, Role.VALIDATOR);
        _countEvents(1);
        emit ValidatorSet(province, validator);
    }

    /// @inheritdoc IConsortium
    function propose(address target, bytes calldata data) external returns (uint32 id) {
        uint16 province = _requireAdmin();
        require(target.code.length != 0, ConsortiumTargetWithoutCode(target));

        id = ++_proposalCount;
        _proposals[id] = Proposal({
            callHash: keccak256(abi.encode(target, data)),
            expiresAt: uint40(block.timestamp) + _PROPOSAL_SECONDS,
            epoch: _epoch,
            votes: 1,
            isExecuted: false,
            voters: _bit(province)
        });
        _countEvents(2);
        emit ProposalMade(id, province, target, data);
        emit VoteCast(id, province);
    }

    /// @inheritdoc IConsortium
    function vote(uint32 id, address target, bytes calldata data) external {
        uint16 province = _requireAdmin();
        Proposal memory subject = _proposals[id];
        require(subject.expiresAt != 0, ConsortiumProposalUnknown(id));
        require(!subject.isExecuted, ConsortiumProposalExecuted(id));
        require(block.timestamp < subject.expiresAt, ConsortiumProposalExpired(id));
        require(subject.epoch == _epoch, ConsortiumProposalOutdated(id));
        require(subject.callHash == keccak256(abi.encode(target, data)), ConsortiumProposalIsAnother(id));
        require(subject.voters & _bit(province) == 0, ConsortiumVotedBefore(id, province));

        ++subject.votes;
        subject.voters |= _bit(province);
        subject.isExecuted = uint256(subject.votes) * 3 > uint256(_memberCount) * 2;
        _proposals[id] = subject;
        _countEvents(subject.isExecuted ? 2 : 1);
        emit VoteCast(id, province);
        if (subject.isExecuted) {
            emit ProposalExecuted(id);
            _call(target, data);
        }
    }

    /// @inheritdoc IConsortium
    function provinceOfAdmin(address account) external view returns (uint16) {
        return _provinceOf(account, Role.ADMIN);
    }

    /// @inheritdoc IConsortium
    function provinceOfOperator(address account) external view returns (uint16) {
        return _provinceOf(account, Role.OPERATOR);
    }

    /// @inheritdoc IConsortium
    function operatorOf(uint16 province) external view returns (address) {
        return _operatorOf[province];
    }

    /// @inheritdoc IConsortium
    function validatorOf(uint16 province) external view returns (address) {
        return _validatorOf[province];
    }

    /// @inheritdoc IConsortium
    function provinceOfValidator(address account) external view returns (uint16) {
        return _provinceOf(account, Role.VALIDATOR);
    }

    /// @inheritdoc IConsortium
    function membershipOf(uint16 province) external view returns (uint32) {
        return _membershipOf[province];
    }

    /// @inheritdoc IConsortium
    function membership(uint32 number) external view returns (Membership memory) {
        return _memberships[number];
    }

    /// @inheritdoc IConsortium
    function memberCount() external view returns (uint16) {
        return _memberCount;
    }

    /// @inheritdoc IConsortium
    function epoch() external view returns (uint32) {
        return _epoch;
    }

    /// @inheritdoc IConsortium
    function proposalCount() external view returns (uint32) {
        return _proposalCount;
    }

    /// @inheritdoc IConsortium
    function proposal(uint32 id) external view returns (Proposal memory) {
        return _proposals[id];
    }

    function _admit(Member memory member) private {
        uint16 province = member.province;
        require(province >= 10 && province <= 99, ConsortiumProvinceUnknown(province));
        require(_membershipOf[province] == 0, ConsortiumAlreadyMember(province));
        require(member.admin != address(0), ConsortiumAdminMissing(province));

        uint32 number = ++_membershipCount;
        ++_memberCount;
        _memberships[number] =
            Membership({province: province, since: uint40(block.timestamp), until: 0, admin: member.admin});
        _membershipOf[province] = number;
        _name(member.admin, province, Role.ADMIN);
        _replace(_operatorOf, province, member.operator, Role.OPERATOR);
        _replace(_validatorOf, province, member.validator, Role.VALIDATOR);
        _countEvents(1);
        emit MemberAdmitted(province, member.admin, member.operator, member.validator);
    }

    /// @dev Takes the role from the account that has it and gives it to another; zero is nobody.
    function _replace(
        mapping(uint16 => address) storage accountOf,
        uint16 province,
        address account,
        Role role
    ) private {
        address former = accountOf[province];
        if (former != address(0)) {
            _accounts[former].isActive = false;
        }
        if (account != address(0)) {
            _name(account, province, role);
        }
        accountOf[province] = account;
    }

    function _name(address account, uint16 province, Role role) private {
        require(_accounts[account].role == Role.NONE, ConsortiumAccountTaken(account));
        _accounts[account] = Account({province: province, role: role, isActive: true});
    }

    /// @dev The consortium's decision carried out: the last statement of `vote`, after all state is written.
    function _call(address target, bytes calldata data) private {
        (bool succeeded, bytes memory answer) = target.call(data);
        if (!succeeded) {
            assembly ("memory-safe") {
                revert(add(answer, 0x20), mload(answer))
            }
        }
    }

    function _requireAdmin() private view returns (uint16 province) {
        province = _provinceOf(msg.sender, Role.ADMIN);
        require(province != 0, ConsortiumCallerNotAdmin(msg.sender));
    }

    function _provinceOf(address account, Role role) private view returns (uint16) {
        Account memory named = _accounts[account];
        return named.isActive && named.role == role ? named.province : 0;
    }

    function _bit(uint16 province) private pure returns (uint128) {
        return uint128(1) << province;
    }
}
