// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IAnchorRegistry} from "../src/IAnchorRegistry.sol";
import {IRecognitionRegistry} from "../src/IRecognitionRegistry.sol";
import {IStatusRegistry} from "../src/IStatusRegistry.sol";
import {Intruder} from "./Intruder.sol";
import {IssuerFixture} from "./IssuerFixture.sol";
import {Registries} from "./Registries.sol";

/// @title Yunnan and Sichuan have a record of every kind.
abstract contract IntruderFixture is IssuerFixture {
    Intruder internal _intruder;
    uint32 internal _sichuansAgency;
    bytes32 internal _yunnansKey;

    function setUp() public virtual override {
        super.setUp();
        _CHEATS.prank(_admin(_SICHUAN));
        _sichuansAgency = _issuers.addAgency("fourth", _START);
        _yunnansKey = _addKey(_yunnansAgency, _spki(1), _START, 0);
        _addKey(_sichuansAgency, _spki(2), _START, 0);
        _record(_YUNNAN, _yunnansAgency, "root");
        _record(_SICHUAN, _sichuansAgency, "another root");
        _intruder = new Intruder(
            Registries(_consortium, _suites, _issuers, _recognition, _anchors, _statuses),
            _admin(_SICHUAN),
            _operator(_SICHUAN),
            [_yunnansAgency, _sichuansAgency],
            [_spki(1), _spki(2)]
        );
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_intruder);
    }

    function _record(uint16 province, uint32 agency, bytes32 root) private {
        _CHEATS.prank(_admin(province));
        _issuers.authoriseType(agency, "type", _START, 0);
        _CHEATS.prank(_admin(province));
        _recognition.addRule(IRecognitionRegistry.Selector(_SM2, 0, 0, 0), 3, _START, 0, "policy");
        _CHEATS.prank(_admin(province));
        _recognition.accreditBridge(_sichuansAgency, _START, 0);
        IAnchorRegistry.Batch[] memory batches = new IAnchorRegistry.Batch[](1);
        batches[0] = IAnchorRegistry.Batch(root, 1000, agency, 1, 1);
        _CHEATS.prank(_operator(province));
        _anchors.anchor(batches);
        IStatusRegistry.Change[] memory changes = new IStatusRegistry.Change[](1);
        changes[0] = IStatusRegistry.Change("handle", agency, 2, 0, _START, 0, 0);
        _CHEATS.prank(_operator(province));
        _statuses.setStatus(changes);
    }
}
