// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IIssuerRegistry} from "../src/IIssuerRegistry.sol";
import {RegistryFixture} from "./RegistryFixture.sol";

/// @title Gansu has the agencies 1 and 2, Yunnan has its agency 1.
abstract contract IssuerFixture is RegistryFixture {
    bytes32 internal constant _LICENCE = "SHA-256 of a vct";

    uint32 internal _agency1;
    uint32 internal _agency2;
    uint32 internal _yunnansAgency;

    function setUp() public virtual override {
        super.setUp();
        _CHEATS.prank(_admin(_GANSU));
        _agency1 = _issuers.addAgency("first", _START);
        _CHEATS.prank(_admin(_GANSU));
        _agency2 = _issuers.addAgency("second", _START);
        _CHEATS.prank(_admin(_YUNNAN));
        _yunnansAgency = _issuers.addAgency("third", _START);
    }

    function _addKey(uint32 agency, bytes memory spki, uint40 from, uint40 until)
        internal
        returns (bytes32)
    {
        _CHEATS.prank(_admin(uint16(agency >> 16)));
        return _issuers.addKey(agency, _SM2, spki, from, until);
    }

    /// @dev As long as a P-256 key; the contract looks at nothing but the length.
    function _spki(uint256 seed) internal pure returns (bytes memory) {
        return abi.encodePacked(seed, new bytes(59));
    }

    function _expectCallerNotAdmin(address caller) internal {
        _CHEATS.expectRevert(abi.encodeWithSelector(IIssuerRegistry.IssuerCallerNotAdmin.selector, caller));
    }

    function _expectOfOtherProvince(uint32 agency, uint16 province) internal {
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IIssuerRegistry.IssuerOfOtherProvince.selector, agency, province)
        );
    }

    function _expectPeriodInvalid(uint40 from, uint40 until) internal {
        _CHEATS.expectRevert(
            abi.encodeWithSelector(IIssuerRegistry.IssuerPeriodInvalid.selector, from, until)
        );
    }
}
