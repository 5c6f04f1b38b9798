// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IConsortium} from "../src/IConsortium.sol";
import {Ballot} from "./Ballot.sol";
import {ConsortiumFixture} from "./ConsortiumFixture.sol";

contract ConsortiumVoteTest is ConsortiumFixture {
    Ballot private _ballot;
    uint32 private _id;

    function setUp() public override {
        super.setUp();
        _ballot = new Ballot();
        _CHEATS.prank(_admin(_GANSU));
        _id = _consortium.propose(address(_ballot), _call(7));
    }

    function test_HalfOfTheMembersDecideNothing() public {
        _vote(_YUNNAN);

        IConsortium.Proposal memory proposal = _consortium.proposal(_id);
        _CHEATS.assertEq(proposal.votes, 2);
        _CHEATS.assertEq(proposal.voters, uint256(1) << _GANSU | uint256(1) << _YUNNAN);
        _CHEATS.assertFalse(proposal.isExecuted);
        _CHEATS.assertEq(_ballot.calls(), 0);
    }

    function test_MoreThanTwoThirdsDecide() public {
        _vote(_YUNNAN);
        _vote(_ZHEJIANG);

        _CHEATS.assertTrue(_consortium.proposal(_id).isExecuted);
        _CHEATS.assertEq(_ballot.told(), 7);
        _CHEATS.assertEq(_ballot.calls(), 1);
        _CHEATS.assertEq(_ballot.caller(), address(_consortium));
    }

    function test_ExactlyTwoThirdsDecideNothing() public {
        _remove(_SICHUAN);
        uint32 id = _propose(_GANSU, _call(8));

        _CHEATS.prank(_admin(_YUNNAN));
        _consortium.vote(id, address(_ballot), _call(8));

        _CHEATS.assertFalse(_consortium.proposal(id).isExecuted);
        _CHEATS.assertEq(_ballot.calls(), 0);
    }

    function test_TheLastSecondIsInTime() public {
        _CHEATS.warp(_START + 14 days - 1);

        _vote(_YUNNAN);

        _CHEATS.assertEq(_consortium.proposal(_id).votes, 2);
    }

    function test_TellsVoteAndExecution() public {
        uint64 before = _consortium.eventCount();
        _vote(_YUNNAN);
        _CHEATS.assertEq(_consortium.eventCount(), before + 1);
        _CHEATS.expectEmit(address(_consortium));
        emit IConsortium.VoteCast(_id, _ZHEJIANG);
        _CHEATS.expectEmit(address(_consortium));
        emit IConsortium.ProposalExecuted(_id);

        _vote(_ZHEJIANG);

        _CHEATS.assertEq(_consortium.eventCount(), before + 3);
    }

    function test_RevertWhen_CallerIsNoAdmin(address caller) public {
        _CHEATS.assume(_consortium.provinceOfAdmin(caller) == 0);
        _CHEATS.expectRevert(abi.encodeWithSelector(IConsortium.ConsortiumCallerNotAdmin.selector, caller));

        _CHEATS.prank(caller);
        _consortium.vote(_id, address(_ballot), _call(7));
    }

    function test_RevertWhen_VotedBefore() public {
        _CHEATS.expectRevert(abi.encodeWithSelector(IConsortium.ConsortiumVotedBefore.selector, _id, _GANSU));

        _vote(_GANSU);
    }

    function test_RevertWhen_ProposalIsUnknown(uint32 id) public {
        _CHEATS.assume(id != _id);
        _CHEATS.expectRevert(abi.encodeWithSelector(IConsortium.ConsortiumProposalUnknown.selector, id));

        _CHEATS.prank(_admin(_YUNNAN));
        _consortium.vote(id, address(_ballot), _call(7));
    }

    function test_RevertWhen_DataIsAnother(uint256 value) public {
        _CHEATS.assume(value != 7);
        _CHEATS.expectRevert(abi.encodeWithSelector(IConsortium.ConsortiumProposalIsAnother.selector, _id));

        _CHEATS.prank(_admin(_YUNNAN));
        _consortium.vote(_id, address(_ballot), _call(value));
    }

    function test_RevertWhen_TargetIsAnother(address target) public {
        _CHEATS.assume(target != address(_ballot));
        _CHEATS.expectRevert(abi.encodeWithSelector(IConsortium.ConsortiumProposalIsAnother.selector, _id));

        _CHEATS.prank(_admin(_YUNNAN));
        _consortium.vote(_id, target, _call(7));
    }

    function test_RevertWhen_Expired(uint40 later) public {
        _CHEATS.warp(_between(later, _START + 14 days, type(uint40).max));
        _CHEATS.expectRevert(abi.encodeWithSelector(IConsortium.ConsortiumProposalExpired.selector, _id));

        _vote(_YUNNAN);
    }

    function test_RevertWhen_Executed() public {
        _vote(_YUNNAN);
        _vote(_ZHEJIANG);
        _CHEATS.expectRevert(abi.encodeWithSelector(IConsortium.ConsortiumProposalExecuted.selector, _id));

        _vote(_SICHUAN);
    }

    function test_RevertWhen_TheMembershipHasChanged() public {
        _remove(_SICHUAN);
        _CHEATS.expectRevert(abi.encodeWithSelector(IConsortium.ConsortiumProposalOutdated.selector, _id));

        _vote(_YUNNAN);
    }

    function test_RevertWhen_TheCallReverts(uint256 value) public {
        bytes memory data = abi.encodeCall(Ballot.refuse, (value));
        uint32 id = _propose(_GANSU, data);
        _CHEATS.prank(_admin(_YUNNAN));
        _consortium.vote(id, address(_ballot), data);
        _CHEATS.expectRevert(abi.encodeWithSelector(Ballot.BallotRefused.selector, value));

        _CHEATS.prank(_admin(_ZHEJIANG));
        _consortium.vote(id, address(_ballot), data);
    }

    function _vote(uint16 province) private {
        _CHEATS.prank(_admin(province));
        _consortium.vote(_id, address(_ballot), _call(7));
    }

    function _propose(uint16 province, bytes memory data) private returns (uint32) {
        _CHEATS.prank(_admin(province));
        return _consortium.propose(address(_ballot), data);
    }

    function _call(uint256 value) private pure returns (bytes memory) {
        return abi.encodeCall(Ballot.tell, (value));
    }
}
