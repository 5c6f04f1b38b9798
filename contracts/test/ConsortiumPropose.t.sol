// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IConsortium} from "../src/IConsortium.sol";
import {Ballot} from "./Ballot.sol";
import {ConsortiumFixture} from "./ConsortiumFixture.sol";

contract ConsortiumProposeTest is ConsortiumFixture {
    Ballot private _ballot = new Ballot();

    function test_RecordsTheProposalWithItsFirstVote(bytes calldata data) public {
        _CHEATS.prank(_admin(_GANSU));
        uint32 id = _consortium.propose(address(_ballot), data);

        _CHEATS.assertEq(id, 1);
        _CHEATS.assertEq(_consortium.proposalCount(), 1);
        _CHEATS.assertEq(
            abi.encode(_consortium.proposal(id)),
            abi.encode(
                IConsortium.Proposal({
                    callHash: keccak256(abi.encode(address(_ballot), data)),
                    expiresAt: _START + 14 days,
                    epoch: 0,
                    votes: 1,
                    isExecuted: false,
                    voters: uint128(1) << _GANSU
                })
            )
        );
    }

    function test_TellsTheProposalAndTheVote(bytes calldata data) public {
        uint64 before = _consortium.eventCount();
        _CHEATS.expectEmit(address(_consortium));
        emit IConsortium.ProposalMade(1, _YUNNAN, address(_ballot), data);
        _CHEATS.expectEmit(address(_consortium));
        emit IConsortium.VoteCast(1, _YUNNAN);

        _CHEATS.prank(_admin(_YUNNAN));
        _consortium.propose(address(_ballot), data);

        _CHEATS.assertEq(_consortium.eventCount(), before + 2);
    }

    function test_CountsUp() public {
        _CHEATS.prank(_admin(_GANSU));
        _consortium.propose(address(_ballot), "");
        _CHEATS.prank(_admin(_YUNNAN));
        uint32 second = _consortium.propose(address(_ballot), "");

        _CHEATS.assertEq(second, 2);
    }

    function test_CallsNothingYet(uint256 value) public {
        _CHEATS.prank(_admin(_GANSU));
        _consortium.propose(address(_ballot), abi.encodeCall(Ballot.tell, (value)));

        _CHEATS.assertEq(_ballot.calls(), 0);
    }

    function test_RevertWhen_CallerIsNoAdmin(address caller) public {
        _CHEATS.assume(_consortium.provinceOfAdmin(caller) == 0);
        _CHEATS.expectRevert(abi.encodeWithSelector(IConsortium.ConsortiumCallerNotAdmin.selector, caller));

        _CHEATS.prank(caller);
        _consortium.propose(address(_ballot), "");
    }

    function test_RevertWhen_CallerIsAnOperator() public {
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IConsortium.ConsortiumCallerNotAdmin.selector, _operator(_GANSU))
        );

        _CHEATS.prank(_operator(_GANSU));
        _consortium.propose(address(_ballot), "");
    }

    function test_RevertWhen_TargetHasNoCode() public {
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IConsortium.ConsortiumTargetWithoutCode.selector, _STRANGER)
        );

        _CHEATS.prank(_admin(_GANSU));
        _consortium.propose(_STRANGER, "");
    }
}
