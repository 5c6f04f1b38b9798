// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IAnchorRegistry} from "../src/IAnchorRegistry.sol";
import {IConsortium} from "../src/IConsortium.sol";
import {IIssuerRegistry} from "../src/IIssuerRegistry.sol";
import {IRecognitionRegistry} from "../src/IRecognitionRegistry.sol";
import {IStatusRegistry} from "../src/IStatusRegistry.sol";
import {ISuiteRegistry} from "../src/ISuiteRegistry.sol";
import {Registries} from "./Registries.sol";
import {TestBase} from "./TestBase.sol";

/// @title Holds the keys of one province and calls every function that writes, with its own and with others'
/// records.
contract Intruder is TestBase {
    Registries private _targets;
    address private _admin;
    address private _operator;
    uint32[2] private _agencies;
    bytes[2] private _spkis;
    bytes private _proposedData;

    /// @notice How many of its calls went through.
    uint256 public successes;

    constructor(
        Registries memory targets,
        address admin,
        address operator,
        uint32[2] memory agencies,
        bytes[2] memory spkis
    ) {
        _targets = targets;
        _admin = admin;
        _operator = operator;
        _agencies = agencies;
        _spkis = spkis;
    }

    function proposeASuite(uint16 number, uint40 issueFrom) external {
        _proposedData = abi.encodeCall(ISuiteRegistry.setSuite, (number, "name", "oid", issueFrom, 0, 0, 0));
        _call(_admin, address(_targets.consortium), _proposal(address(_targets.suites)));
    }

    function proposeARemoval(uint16 province) external {
        _proposedData = abi.encodeCall(IConsortium.removeMember, (province));
        _call(_admin, address(_targets.consortium), _proposal(address(_targets.consortium)));
    }

    function vote(uint32 id, bool onSuites) external {
        address target = onSuites ? address(_targets.suites) : address(_targets.consortium);
        id = uint32(_between(id, 1, 8));
        _call(
            _admin,
            address(_targets.consortium),
            abi.encodeCall(IConsortium.vote, (id, target, _proposedData))
        );
    }

    function changeTheMembership(uint16 province, address account, bool adds) external {
        IConsortium.Member memory member = IConsortium.Member(province, account, address(0), address(0));
        _call(
            _admin,
            address(_targets.consortium),
            adds
                ? abi.encodeCall(IConsortium.addMember, (member))
                : abi.encodeCall(IConsortium.removeMember, (province))
        );
    }

    function setOperator(address account) external {
        _call(_admin, address(_targets.consortium), abi.encodeCall(IConsortium.setOperator, (account)));
    }

    function setValidator(uint16 province, address account) external {
        _call(
            _admin,
            address(_targets.consortium),
            abi.encodeCall(IConsortium.setValidator, (province, account))
        );
    }

    function setSuite(uint16 number, uint40 issueFrom) external {
        bytes memory data =
            abi.encodeCall(ISuiteRegistry.setSuite, (number % 8, "name", "oid", issueFrom, 0, 0, 0));
        _call(_admin, address(_targets.suites), data);
    }

    function addAgency(bytes32 profile, uint40 from) external {
        _call(_admin, address(_targets.issuers), abi.encodeCall(IIssuerRegistry.addAgency, (profile, from)));
    }

    function closeAgency(uint8 which, uint40 until) external {
        bytes memory data = abi.encodeCall(IIssuerRegistry.closeAgency, (_agencies[which % 2], until, 0));
        _call(_admin, address(_targets.issuers), data);
    }

    function authoriseType(uint8 which, bytes32 typeId, uint40 from) external {
        bytes memory data =
            abi.encodeCall(IIssuerRegistry.authoriseType, (_agencies[which % 2], typeId, from, 0));
        _call(_admin, address(_targets.issuers), data);
    }

    function endType(uint8 which, uint40 until) external {
        bytes memory data = abi.encodeCall(IIssuerRegistry.endType, (_agencies[which % 2], "type", until));
        _call(_admin, address(_targets.issuers), data);
    }

    function addKey(uint8 which, uint256 seed, bool isKnownKey) external {
        bytes memory spki = isKnownKey ? _spkis[seed % 2] : abi.encode(seed, seed);
        bytes memory data =
            abi.encodeCall(IIssuerRegistry.addKey, (_agencies[which % 2], 1, spki, _START, 0));
        _call(_admin, address(_targets.issuers), data);
    }

    function endKey(uint8 which, uint8 whose, uint40 second, bool revokes) external {
        uint32 agency = _agencies[which % 2];
        bytes32 keyId = sha256(_spkis[whose % 2]);
        _call(
            _admin,
            address(_targets.issuers),
            revokes
                ? abi.encodeCall(IIssuerRegistry.revokeKey, (agency, keyId, 1, second))
                : abi.encodeCall(IIssuerRegistry.retireKey, (agency, keyId, second))
        );
    }

    function addRule(IRecognitionRegistry.Selector calldata selector, uint40 from) external {
        bytes memory data = abi.encodeCall(IRecognitionRegistry.addRule, (selector, 3, _moment(from), 0, ""));
        _call(_admin, address(_targets.recognition), data);
    }

    function endRule(uint32 ruleId, uint40 until) external {
        bytes memory data = abi.encodeCall(IRecognitionRegistry.endRule, (1 + ruleId % 4, until));
        _call(_admin, address(_targets.recognition), data);
    }

    function accredit(uint8 which, uint40 from, uint40 until, bool ends) external {
        uint32 agency = _agencies[which % 2];
        bytes memory data = ends
            ? abi.encodeCall(IRecognitionRegistry.endAccreditation, (agency, until))
            : abi.encodeCall(IRecognitionRegistry.accreditBridge, (agency, _moment(from), until));
        _call(_admin, address(_targets.recognition), data);
    }

    function anchor(uint8 which, bytes32 root, uint32 treeSize, bool isKnownRoot) external {
        IAnchorRegistry.Batch[] memory batches = new IAnchorRegistry.Batch[](1);
        batches[0] = IAnchorRegistry.Batch(
            isKnownRoot ? bytes32("root") : root, treeSize, _agencies[which % 2], 1, 1
        );
        _call(_operator, address(_targets.anchors), abi.encodeCall(IAnchorRegistry.anchor, (batches)));
    }

    function setStatus(uint8 which, bytes32 handle, uint8 state, bool isKnownHandle) external {
        IStatusRegistry.Change[] memory changes = new IStatusRegistry.Change[](1);
        changes[0] = IStatusRegistry.Change({
            handleHash: isKnownHandle ? bytes32("handle") : handle,
            agency: _agencies[which % 2],
            state: isKnownHandle ? (state % 2 == 0 ? 1 : 4) : 2 + state % 4,
            reason: 0,
            effectiveFrom: _START,
            expectedSequence: isKnownHandle ? 1 : 0,
            detail: 0
        });
        _call(_operator, address(_targets.statuses), abi.encodeCall(IStatusRegistry.setStatus, (changes)));
    }

    function _proposal(address target) private view returns (bytes memory) {
        return abi.encodeCall(IConsortium.propose, (target, _proposedData));
    }

    function _call(address caller, address target, bytes memory data) private {
        _CHEATS.prank(caller);
        (bool succeeded,) = target.call(data);
        if (succeeded) {
            ++successes;
        }
    }
}
