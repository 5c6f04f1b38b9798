// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {RegistryFixture} from "./RegistryFixture.sol";
import {StatusWriter} from "./StatusWriter.sol";

contract StatusInvariant is RegistryFixture {
    StatusWriter private _writer;

    function setUp() public override {
        super.setUp();
        address[] memory operators = new address[](3);
        operators[0] = _operator(_GANSU);
        operators[1] = _operator(_YUNNAN);
        operators[2] = _STRANGER;
        uint32[] memory agencies = new uint32[](3);
        agencies[0] = _agency(_GANSU, 1);
        agencies[1] = _agency(_GANSU, 2);
        agencies[2] = _agency(_YUNNAN, 1);
        _writer = new StatusWriter(_consortium, _statuses, operators, agencies);
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_writer);
    }

    function invariant_AFinalStatusStaysFinal() public view {
        _CHEATS.assertEq(_writer.changesOfFinal(), 0);
    }

    function invariant_TheSequenceGoesUpByOne() public view {
        _CHEATS.assertEq(_writer.leaps(), 0);
    }

    function invariant_NoProvinceChangesTheStatusOfAnothersCertificate() public view {
        _CHEATS.assertEq(_writer.intrusions(), 0);
    }

    function invariant_NothingElseChanges() public view {
        _CHEATS.assertEq(_writer.sideEffects(), 0);
    }

    function invariant_EveryChangeIsCounted() public view {
        _CHEATS.assertEq(_statuses.eventCount(), _writer.changes());
    }

    function afterInvariant() public view {
        _CHEATS.assertTrue(_writer.changes() > 0);
        _CHEATS.assertTrue(_writer.refusals() > 0);
    }
}
