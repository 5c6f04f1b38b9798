// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {AnchorRegistry} from "../src/AnchorRegistry.sol";
import {ISuiteRegistry} from "../src/ISuiteRegistry.sol";
import {IssuerRegistry} from "../src/IssuerRegistry.sol";
import {RecognitionRegistry} from "../src/RecognitionRegistry.sol";
import {StatusRegistry} from "../src/StatusRegistry.sol";
import {SuiteNumbers} from "../src/SuiteNumbers.sol";
import {SuiteRegistry} from "../src/SuiteRegistry.sol";
import {ConsortiumFixture} from "./ConsortiumFixture.sol";

/// @title All registries over one consortium: ES256 and SM2 may be used for signing, RS256 no more.
abstract contract RegistryFixture is ConsortiumFixture {
    uint16 internal constant _ES256 = SuiteNumbers.ES256;
    uint16 internal constant _RS256 = SuiteNumbers.RS256;
    uint16 internal constant _SM2 = SuiteNumbers.SM2;

    /// @dev 1.2.840.10045.4.3.2, 1.2.840.113549.1.1.11 and 1.2.156.10197.1.501 without tag and length.
    bytes32 internal constant _ES256_OID = hex"2a8648ce3d040302";
    bytes32 internal constant _RS256_OID = hex"2a864886f70d01010b";
    bytes32 internal constant _SM2_OID = hex"2a811ccf55018375";

    SuiteRegistry internal _suites;
    IssuerRegistry internal _issuers;
    RecognitionRegistry internal _recognition;
    AnchorRegistry internal _anchors;
    StatusRegistry internal _statuses;

    function setUp() public virtual override {
        super.setUp();
        ISuiteRegistry.Assessment[] memory initial = new ISuiteRegistry.Assessment[](3);
        initial[0] = ISuiteRegistry.Assessment(_ES256, "ES256", _ES256_OID, _START, 0, 0, 0);
        initial[1] = ISuiteRegistry.Assessment(_RS256, "RS256", _RS256_OID, 1, _START, _START + 365 days, 0);
        initial[2] = ISuiteRegistry.Assessment(_SM2, "SM2", _SM2_OID, _START, 0, 0, 0);
        _suites = new SuiteRegistry(address(_consortium), initial);
        _issuers = new IssuerRegistry(address(_consortium), address(_suites));
        _recognition = new RecognitionRegistry(address(_consortium));
        _anchors = new AnchorRegistry(address(_consortium));
        _statuses = new StatusRegistry(address(_consortium));
    }

    function _agency(uint16 province, uint16 sequence) internal pure returns (uint32) {
        return uint32(province) << 16 | sequence;
    }
}
