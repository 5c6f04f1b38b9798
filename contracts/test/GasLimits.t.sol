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

        _assertCosts(60_000);
    }

    function test_AnchorHundredRoots() public {
        _anchor(100);

        _assertCosts(100 * 27_500);
    }

    function test_AnchorTheSameAgain() public {
        _anchor(1);

        _anchor(1);

        _assertCosts(34_000);
    }

    function test_ChangeOneStatus() public {
        _setStatus(_agency1, 1, 0);

        _assertCosts(62_000);
    }

    function test_ChangeOneStatusAgain() public {
        _setStatus(_agency1, 1, 0);

        _setStatus(_agency1, 1, 1);

        _assertCosts(44_500);
    }

    function test_ChangeHundredStatuses() public {
        _setStatus(_agency1, 100, 0);

        _assertCosts(100 * 28_000);
    }

    function test_RecordASuite() public {
        bytes memory data =
            abi.encodeCall(ISuiteRegistry.setSuite, (2, "ES384", hex"2a8648ce3d040303", _START, 0, 0, 0));
        _CHEATS.prank(address(_consortium));
        (bool succeeded,) = address(_suites).call(data);

        _CHEATS.assertTrue(succeeded);
        _assertCosts(126_000);
    }

    function test_ProposeVoteAndExecute() public {
        bytes memory data =
            abi.encodeCall(ISuiteRegistry.setSuite, (2, "ES384", hex"2a8648ce3d040303", _START, 0, 0, 0));

        _CHEATS.prank(_admin(_GANSU));
        _consortium.propose(address(_suites), data);
        _assertCosts(90_000);
        _CHEATS.prank(_admin(_YUNNAN));
        _consortium.vote(1, address(_suites), data);
        _assertCosts(45_000);
        _CHEATS.prank(_admin(_ZHEJIANG));
        _consortium.vote(1, address(_suites), data);
        _assertCosts(152_000);
    }

    function test_AddAnAgency() public {
        _CHEATS.prank(_admin(_GANSU));
        _issuers.addAgency("profile", _START);

        _assertCosts(88_000);
    }

    function test_AddAKey() public {
        _addKey(_agency1, _spki(1), _START, 0);

        _assertCosts(80_000);
    }

    function test_RevokeAKey() public {
        bytes32 keyId = _addKey(_agency1, _spki(1), _START, 0);

        _CHEATS.prank(_admin(_GANSU));
        _issuers.revokeKey(_agency1, keyId, 1, _START);

        _assertCosts(46_000);
    }

    function test_AuthoriseAType() public {
        _CHEATS.prank(_admin(_GANSU));
        _issuers.authoriseType(_agency1, _LICENCE, _START, 0);

        _assertCosts(87_000);
    }

    function test_AddARule() public {
        _addRule(_SM2);

        _assertCosts(135_000);
    }

    function _addRule(uint16 suite) private {
        _CHEATS.prank(_admin(_ZHEJIANG));
        _recognition.addRule(
            IRecognitionRegistry.Selector({
                suite: suite, typeId: _LICENCE, issuerProvince: _GANSU, sealGeneration: 0
            }),
            3,
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
                state: 2,
                reason: 6,
                effectiveFrom: _START,
                expectedSequence: expectedSequence
            });
        }
        _CHEATS.prank(_operator(_GANSU));
        _statuses.setStatus(changes);
    }

    function _assertCosts(uint256 limit) private view {
        _CHEATS.assertLe(_CHEATS.lastCallGas().gasTotalUsed, limit, "the transaction's gas");
    }
}
