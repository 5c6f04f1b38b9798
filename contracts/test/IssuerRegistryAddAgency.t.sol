// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IIssuerRegistry} from "../src/IIssuerRegistry.sol";
import {IssuerFixture} from "./IssuerFixture.sol";

contract IssuerRegistryAddAgencyTest is IssuerFixture {
    function test_NumbersTheAgenciesOfEachProvince() public view {
        _CHEATS.assertEq(_agency1, 62 * 65_536 + 1);
        _CHEATS.assertEq(_agency2, 62 * 65_536 + 2);
        _CHEATS.assertEq(_yunnansAgency, 53 * 65_536 + 1);
        _CHEATS.assertEq(_issuers.agencyCountOf(_GANSU), 2);
        _CHEATS.assertEq(_issuers.agencyCountOf(_ZHEJIANG), 0);
    }

    function test_RecordsTheAgency(bytes32 profile, uint40 from) public {
        from = _moment(from);

        _CHEATS.prank(_admin(_ZHEJIANG));
        uint32 agency = _issuers.addAgency(profile, from);

        _CHEATS.assertEq(
            abi.encode(_issuers.agencyOf(agency)),
            abi.encode(
                IIssuerRegistry.Agency({
                    profile: profile, from: from, until: 0, successor: 0, recordedAt: _START
                })
            )
        );
    }

    function test_TellsTheAgency(bytes32 profile, uint40 from) public {
        from = _moment(from);
        uint64 before = _issuers.eventCount();
        _CHEATS.expectEmit(address(_issuers));
        emit IIssuerRegistry.AgencyAdded(_agency(_ZHEJIANG, 1), profile, from);

        _CHEATS.prank(_admin(_ZHEJIANG));
        _issuers.addAgency(profile, from);

        _CHEATS.assertEq(_issuers.eventCount(), before + 1);
    }

    function test_KnowsItsConsortiumAndSuites() public view {
        _CHEATS.assertEq(_issuers.consortium(), address(_consortium));
        _CHEATS.assertEq(_issuers.suites(), address(_suites));
    }

    function test_RevertWhen_CallerIsNoAdmin(address caller) public {
        _CHEATS.assume(_consortium.provinceOfAdmin(caller) == 0);
        _expectCallerNotAdmin(caller);

        _CHEATS.prank(caller);
        _issuers.addAgency("", _START);
    }

    function test_RevertWhen_CallersProvinceWasRemoved() public {
        _remove(_SICHUAN);
        _expectCallerNotAdmin(_admin(_SICHUAN));

        _CHEATS.prank(_admin(_SICHUAN));
        _issuers.addAgency("", _START);
    }

    function test_RevertWhen_BeginningIsMissing() public {
        _expectPeriodInvalid(0, 0);

        _CHEATS.prank(_admin(_GANSU));
        _issuers.addAgency("", 0);
    }
}
