// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {Consortium} from "../src/Consortium.sol";
import {IConsortium} from "../src/IConsortium.sol";
import {TestBase} from "./TestBase.sol";

/// @title A consortium of Gansu, Yunnan, Zhejiang and Sichuan: three votes of four decide.
abstract contract ConsortiumFixture is TestBase {
    uint16 internal constant _GANSU = 62;
    uint16 internal constant _YUNNAN = 53;
    uint16 internal constant _ZHEJIANG = 33;
    uint16 internal constant _SICHUAN = 51;
    uint16 internal constant _SHANXI = 14;
    address internal constant _STRANGER = address(0x57A6);

    Consortium internal _consortium;

    function setUp() public virtual {
        _CHEATS.warp(_START);
        IConsortium.Member[] memory members = new IConsortium.Member[](4);
        members[0] = _member(_GANSU);
        members[1] = _member(_YUNNAN);
        members[2] = _member(_ZHEJIANG);
        members[3] = _member(_SICHUAN);
        _consortium = new Consortium(members);
    }

    /// @dev Gansu, Yunnan and Zhejiang agree on a call.
    function _decide(address target, bytes memory data) internal {
        _CHEATS.prank(_admin(_GANSU));
        uint32 id = _consortium.propose(target, data);
        _CHEATS.prank(_admin(_YUNNAN));
        _consortium.vote(id, target, data);
        _CHEATS.prank(_admin(_ZHEJIANG));
        _consortium.vote(id, target, data);
    }

    function _remove(uint16 province) internal {
        _decide(address(_consortium), abi.encodeCall(IConsortium.removeMember, (province)));
    }

    function _admit(IConsortium.Member memory member) internal {
        _decide(address(_consortium), abi.encodeCall(IConsortium.addMember, (member)));
    }

    function _member(uint16 province) internal pure returns (IConsortium.Member memory) {
        return IConsortium.Member({
            province: province,
            admin: _admin(province),
            operator: _operator(province),
            validator: _validator(province)
        });
    }

    function _admin(uint16 province) internal pure returns (address) {
        return address(uint160(0xAD0000) + province);
    }

    function _validator(uint16 province) internal pure returns (address) {
        return address(uint160(0x5A0000) + province);
    }

    function _operator(uint16 province) internal pure returns (address) {
        return address(uint160(0x0E0000) + province);
    }
}
