// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IAnchorRegistry} from "../src/IAnchorRegistry.sol";
import {RegistryFixture} from "./RegistryFixture.sol";

contract AnchorRegistryAnchorTest is RegistryFixture {
    uint32 private constant _AGENCY = uint32(_GANSU) << 16 | 1;

    function test_KeepsOneWordAnAgencyAndRoot(bytes32 root, uint32 treeSize, uint16 suiteBitmap, uint8 kind)
        public
    {
        IAnchorRegistry.Batch memory batch = _valid(root, treeSize, suiteBitmap, kind);
        _CHEATS.roll(1234);

        _anchorAs(_operator(_GANSU), batch);

        uint256 word = _anchors.wordOf(_AGENCY, batch.root);
        _CHEATS.assertEq(uint40(word), _START);
        _CHEATS.assertEq(uint40(word >> 40), 1234);
        _CHEATS.assertEq(uint32(word >> 80), batch.treeSize);
        _CHEATS.assertEq(uint32(word >> 112), _AGENCY);
        _CHEATS.assertEq(uint16(word >> 144), batch.suiteBitmap);
        _CHEATS.assertEq(word >> 160, batch.kind);
    }

    function test_KeepsTheWordAtItsSlot(bytes32 root) public {
        IAnchorRegistry.Batch memory batch = _valid(root, 1000, 1, 1);

        _anchorAs(_operator(_GANSU), batch);

        bytes32 slot = keccak256(abi.encode(batch.root, keccak256(abi.encode(_AGENCY, uint256(0)))));
        _CHEATS.assertEq(
            _CHEATS.load(address(_anchors), slot), bytes32(_anchors.wordOf(_AGENCY, batch.root))
        );
    }

    function test_TellsTheWord() public {
        IAnchorRegistry.Batch memory batch = _valid("root", 1000, 33, 1);
        _CHEATS.roll(7);
        _CHEATS.expectEmit(address(_anchors));
        emit IAnchorRegistry.BatchAnchored(
            "root",
            _AGENCY,
            uint256(1) << 160 | uint256(33) << 144 | uint256(_AGENCY) << 112 | uint256(1000) << 80
                | uint256(7) << 40 | _START
        );

        _anchorAs(_operator(_GANSU), batch);
    }

    function test_AnchorsManyAtOnce(bytes32 seed) public {
        IAnchorRegistry.Batch[] memory batches = new IAnchorRegistry.Batch[](50);
        for (uint32 i = 0; i < batches.length; ++i) {
            batches[i] = _valid(keccak256(abi.encode(seed, i)), i + 1, 1, 1);
        }

        _CHEATS.prank(_operator(_GANSU));
        _anchors.anchor(batches);

        for (uint32 i = 0; i < batches.length; ++i) {
            _CHEATS.assertEq(uint32(_anchors.wordOf(_AGENCY, batches[i].root) >> 80), i + 1);
        }
    }

    function test_AnAuditHeadNeedsNoSuite() public {
        IAnchorRegistry.Batch memory batch = _valid("root", 1, 1, 3);
        batch.suiteBitmap = 0;

        _anchorAs(_operator(_GANSU), batch);

        _CHEATS.assertTrue(_anchors.wordOf(_AGENCY, "root") != 0);
    }

    function test_TheSameAgainChangesAndTellsNothing(bytes32 root, uint16 seconds_) public {
        IAnchorRegistry.Batch memory batch = _valid(root, 1000, 1, 1);
        _anchorAs(_operator(_GANSU), batch);
        uint256 word = _anchors.wordOf(_AGENCY, batch.root);
        _CHEATS.warp(_START + uint256(seconds_));
        _CHEATS.roll(99);
        _CHEATS.recordLogs();

        _anchorAs(_operator(_GANSU), batch);

        _CHEATS.assertEq(_anchors.wordOf(_AGENCY, batch.root), word);
        _CHEATS.assertEq(_CHEATS.getRecordedLogs().length, 0);
    }

    function test_AnAgencyThatTakesTheRootFirstDisturbsNoOther(
        bytes32 root,
        uint32 treeSize,
        uint16 bitmap,
        uint8 kind,
        bool isOfAnotherProvince
    ) public {
        IAnchorRegistry.Batch memory taken = _valid(root, treeSize, bitmap, kind);
        taken.agency = isOfAnotherProvince ? _agency(_YUNNAN, 1) : _agency(_GANSU, 2);
        _anchorAs(_operator(uint16(taken.agency >> 16)), taken);
        uint256 takenWord = _anchors.wordOf(taken.agency, taken.root);
        IAnchorRegistry.Batch memory batch = _valid(root, 1000, 1, 1);
        _CHEATS.assertEq(_anchors.wordOf(_AGENCY, batch.root), 0);

        _anchorAs(_operator(_GANSU), batch);

        _CHEATS.assertEq(uint32(_anchors.wordOf(_AGENCY, batch.root) >> 80), 1000);
        _CHEATS.assertEq(uint32(_anchors.wordOf(_AGENCY, batch.root) >> 112), _AGENCY);
        _CHEATS.assertEq(_anchors.wordOf(taken.agency, taken.root), takenWord);
    }

    function test_RevertWhen_AnchoredWithOtherData(uint32 treeSize, uint16 bitmap, uint8 kind) public {
        IAnchorRegistry.Batch memory first = _valid("root", 1000, 1, 1);
        IAnchorRegistry.Batch memory second = _valid("root", treeSize, bitmap, kind);
        _CHEATS.assume(keccak256(abi.encode(first)) != keccak256(abi.encode(second)));
        _anchorAs(_operator(_GANSU), first);
        uint256 word = _anchors.wordOf(_AGENCY, "root");
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IAnchorRegistry.AnchorIsAnother.selector, bytes32("root"), word)
        );

        _anchorAs(_operator(_GANSU), second);
    }

    function test_RevertWhen_CallerIsNoOperator(address caller) public {
        _CHEATS.assume(_consortium.provinceOfOperator(caller) == 0);
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IAnchorRegistry.AnchorCallerNotOperator.selector, caller)
        );

        _anchorAs(caller, _valid("root", 1, 1, 1));
    }

    function test_RevertWhen_CallerIsTheAdmin() public {
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IAnchorRegistry.AnchorCallerNotOperator.selector, _admin(_GANSU))
        );

        _anchorAs(_admin(_GANSU), _valid("root", 1, 1, 1));
    }

    function test_RevertWhen_CallersProvinceWasRemoved() public {
        _remove(_SICHUAN);
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IAnchorRegistry.AnchorCallerNotOperator.selector, _operator(_SICHUAN))
        );

        _anchorAs(_operator(_SICHUAN), _valid("root", 1, 1, 1));
    }

    function test_RevertWhen_AgencyIsOfAnotherProvince(uint32 agency) public {
        _CHEATS.assume(agency >> 16 != _GANSU);
        IAnchorRegistry.Batch memory batch = _valid("root", 1, 1, 1);
        batch.agency = agency;
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IAnchorRegistry.AnchorOfOtherProvince.selector, agency, _GANSU)
        );

        _anchorAs(_operator(_GANSU), batch);
    }

    function test_RevertWhen_OneOfManyIsInvalid() public {
        IAnchorRegistry.Batch[] memory batches = new IAnchorRegistry.Batch[](2);
        batches[0] = _valid("first", 1, 1, 1);
        batches[1] = _valid("second", 1, 1, 1);
        batches[1].root = 0;
        _CHEATS.expectRevert(abi.encodeWithSelector(IAnchorRegistry.AnchorRootMissing.selector));

        _CHEATS.prank(_operator(_GANSU));
        _anchors.anchor(batches);
    }

    function test_RevertWhen_TreeIsEmpty() public {
        IAnchorRegistry.Batch memory batch = _valid("root", 1, 1, 1);
        batch.treeSize = 0;
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IAnchorRegistry.AnchorTreeEmpty.selector, bytes32("root"))
        );

        _anchorAs(_operator(_GANSU), batch);
    }

    function test_RevertWhen_KindIsUnknown(uint8 kind) public {
        _CHEATS.assume(kind == 0 || kind > 3);
        IAnchorRegistry.Batch memory batch = _valid("root", 1, 1, 1);
        batch.kind = kind;
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IAnchorRegistry.AnchorKindUnknown.selector, bytes32("root"), kind)
        );

        _anchorAs(_operator(_GANSU), batch);
    }

    function test_RevertWhen_SuiteIsMissing(uint8 kind) public {
        IAnchorRegistry.Batch memory batch = _valid("root", 1, 1, uint8(_between(kind, 1, 2)));
        batch.suiteBitmap = 0;
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IAnchorRegistry.AnchorSuiteMissing.selector, bytes32("root"))
        );

        _anchorAs(_operator(_GANSU), batch);
    }

    function _anchorAs(address caller, IAnchorRegistry.Batch memory batch) private {
        IAnchorRegistry.Batch[] memory batches = new IAnchorRegistry.Batch[](1);
        batches[0] = batch;
        _CHEATS.prank(caller);
        _anchors.anchor(batches);
    }

    function _valid(bytes32 root, uint32 treeSize, uint16 suiteBitmap, uint8 kind)
        private
        pure
        returns (IAnchorRegistry.Batch memory)
    {
        return IAnchorRegistry.Batch({
            root: root == 0 ? bytes32("root") : root,
            treeSize: uint32(_between(treeSize, 1, type(uint32).max)),
            agency: _AGENCY,
            suiteBitmap: uint16(_between(suiteBitmap, 1, type(uint16).max)),
            kind: uint8(_between(kind, 1, 3))
        });
    }
}
