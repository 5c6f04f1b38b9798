// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IAnchorRegistry} from "../src/IAnchorRegistry.sol";
import {IRecognitionRegistry} from "../src/IRecognitionRegistry.sol";
import {IStatusRegistry} from "../src/IStatusRegistry.sol";
import {ISuiteRegistry} from "../src/ISuiteRegistry.sol";
import {IssuerFixture} from "./IssuerFixture.sol";

/// @title What whole transactions cost, their 21,000 and their calldata included: each test isolates its
/// calls.
/// forge-config: default.isolate = true
contract GasLimitsTest is IssuerFixture {
    /// @dev The first of all events is dearer, since it makes the slot that counts them.
    function setUp() public override {
        super.setUp();
        _setStatus(_agency2, 1, 0);
        _addRule(_ES256);
    }

    /// @dev At 1,000 certificates a root, this is 55 gas a certificate; no more than 60 are allowed.
    function test_AnchorOneRoot() public {
        _anchor(1);

        _assertCosts("anchor one root", 60_000);
    }

    function test_AnchorHundredRoots() public {
        _anchor(100);

        _assertCosts("anchor hundred roots", 100 * 27_500);
    }

    function test_AnchorTheSameAgain() public {
        _anchor(1);

        _anchor(1);

        _assertCosts("anchor the same again", 34_000);
    }

    function test_ChangeOneStatus() public {
        _setStatus(_agency1, 1, 0);

        _assertCosts("change one status", 64_000);
    }

    function test_ChangeOneStatusAgain() public {
        _setStatus(_agency1, 1, 0);

        _setStatus(_agency1, 1, 1);

        _assertCosts("change one status again", 46_500);
    }

    function test_ChangeHundredStatuses() public {
        _setStatus(_agency1, 100, 0);

        _assertCosts("change hundred statuses", 100 * 29_500);
    }

    function test_RecordASuite() public {
        bytes memory data =
            abi.encodeCall(ISuiteRegistry.setSuite, (2, "ES384", hex"2a8648ce3d040303", _START, 0, 0, 0));
        _CHEATS.prank(address(_consortium));
        (bool succeeded,) = address(_suites).call(data);

        _CHEATS.assertTrue(succeeded);
        _assertCosts("record a suite", 126_000);
    }

    function test_ProposeVoteAndExecute() public {
        bytes memory data =
            abi.encodeCall(ISuiteRegistry.setSuite, (2, "ES384", hex"2a8648ce3d040303", _START, 0, 0, 0));

        _CHEATS.prank(_admin(_GANSU));
        _consortium.propose(address(_suites), data);
        _assertCosts("propose", 90_000);
        _CHEATS.prank(_admin(_YUNNAN));
        _consortium.vote(1, address(_suites), data);
        _assertCosts("vote", 45_000);
        _CHEATS.prank(_admin(_ZHEJIANG));
        _consortium.vote(1, address(_suites), data);
        _assertCosts("vote and execute", 152_000);
    }

    function test_AddAnAgency() public {
        _CHEATS.prank(_admin(_GANSU));
        _issuers.addAgency("profile", _START);

        _assertCosts("add an agency", 88_000);
    }

    function test_AddAKey() public {
        _addKey(_agency1, _spki(1), _START, 0);

        _assertCosts("add a key", 80_000);
    }

    function test_RevokeAKey() public {
        bytes32 keyId = _addKey(_agency1, _spki(1), _START, 0);

        _CHEATS.prank(_admin(_GANSU));
        _issuers.revokeKey(_agency1, keyId, 1, _START);

        _assertCosts("revoke a key", 46_000);
    }

    function test_AuthoriseAType() public {
        _CHEATS.prank(_admin(_GANSU));
        _issuers.authoriseType(_agency1, _LICENCE, _START, 0);

        _assertCosts("authorise a type", 87_000);
    }

    function test_AddARule() public {
        _addRule(_SM2);

        _assertCosts("add a rule", 135_000);
    }

    /// @dev The walk over the rules with conditions that are there already.
    function test_AddARuleBesideTenWithConditions() public {
        for (uint16 suite = 7; suite < 17; ++suite) {
            _addRule(suite, 4);
        }

        _addRule(_SM2, 4);

        _assertCosts("add a rule beside ten with conditions", 250_000);
    }

    function test_EndARule() public {
        _CHEATS.prank(_admin(_ZHEJIANG));
        _recognition.endRule(1, _START + 1);

        _assertCosts("end a rule", 45_000);
    }

    function test_AccreditABridge() public {
        _CHEATS.prank(_admin(_ZHEJIANG));
        _recognition.accreditBridge(_agency1, _START, 0);

        _assertCosts("accredit a bridge", 85_000);
    }

    function _addRule(uint16 suite) private {
        _addRule(suite, 3);
    }

    function _addRule(uint16 suite, uint8 verdict) private {
        _CHEATS.prank(_admin(_ZHEJIANG));
        _recognition.addRule(
            IRecognitionRegistry.Selector({
                suite: suite, typeId: _LICENCE, issuerProvince: _GANSU, sealGeneration: 0
            }),
            verdict,
            _START,
            0,
            "policy"
        );
    }

    function _anchor(uint256 count) private {
        IAnchorRegistry.Batch[] memory batches = new IAnchorRegistry.Batch[](count);
        for (uint256 i = 0; i < count; ++i) {
            batches[i] = IAnchorRegistry.Batch({
                root: keccak256(abi.encode(i)), treeSize: 1000, agency: _agency1, suiteBitmap: 33, kind: 1
            });
        }
        _CHEATS.prank(_operator(_GANSU));
        _anchors.anchor(batches);
    }

    function _setStatus(uint32 agency, uint256 count, uint32 expectedSequence) private {
        IStatusRegistry.Change[] memory changes = new IStatusRegistry.Change[](count);
        for (uint256 i = 0; i < count; ++i) {
            changes[i] = IStatusRegistry.Change({
                handleHash: keccak256(abi.encode(i)),
                agency: agency,
                state: expectedSequence % 2 == 0 ? 2 : 1,
                reason: 6,
                effectiveFrom: _START,
                expectedSequence: expectedSequence,
                detail: keccak256(abi.encode(i, expectedSequence))
            });
        }
        _CHEATS.prank(_operator(_GANSU));
        _statuses.setStatus(changes);
    }

    /// @dev What it costs is also compared, to the gas, with what is committed in snapshots/GasLimitsTest.json.
    function _assertCosts(string memory what, uint256 limit) private {
        _CHEATS.snapshotGasLastCall(what);
        _CHEATS.assertLe(_CHEATS.lastCallGas().gasTotalUsed, limit, "the transaction's gas");
    }
}
